/** The words of an engagement: its names, what is said of it, and moving a ledger into it. */
export const engagement = {
  title: 'Engagement',
  newTitle: 'New engagement',
  fields: {
    clientName: 'Client name',
    engagementId: 'Engagement ID',
    period: 'Period',
    currency: 'Currency',
    preparer: 'Preparer',
    reviewer: 'Reviewer'
  },
  names: 'One of the two is enough. They cannot be changed later, but ledgers can be moved.',
  header: 'New workpapers begin with period, preparer and reviewer.',
  onePerson: 'One person may prepare and review',
  onePersonAbout:
    'Otherwise who signed as Prepared cannot sign as Reviewed. Where it is allowed, the workpaper says so.',
  samePerson: 'Preparer and reviewer are one person. Name another one, or allow it below.',
  save: 'Save',
  make: 'Make engagement',
  materiality: 'Materiality',
  move: {
    title: (file: string) => `Move ${file}`,
    about:
      'The decisions on this ledger are copied into the other engagement, and both logs say so. What was decided stays here, too.',
    to: 'To engagement',
    choose: 'Choose an engagement',
    act: 'Move ledger'
  },
  moved: (file: string, engagement: string) => `${file} is in ${engagement} now.`
}
