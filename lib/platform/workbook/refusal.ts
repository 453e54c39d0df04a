/** A file that is not taken; the message is one plain Chinese sentence that says what to do. Nothing was changed. */
export class WorkbookRefusal extends Error {
  override readonly name = "WorkbookRefusal"
}
