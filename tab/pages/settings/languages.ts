/** Languages that have a catalogue, as BCP 47 tags. */
export const languages: readonly string[] = ['en'];
