/** A duration such as `PT08H30M00S` as the time of day it stands for; as days where it is longer than one, and as it is where it is none. */
export function timeText(duration: string): string {
  const [, hours, minutes = '0', seconds = '0'] =
    /^PT(\d+)H(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/.exec(duration) ?? []
  if (hours === undefined) return duration
  if (Number(hours) >= 24) return String((Number(hours) + Number(minutes) / 60 + Number(seconds) / 3600) / 24)
  return [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':')
}
