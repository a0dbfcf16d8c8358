package cn.fanzha.command.cases;

/** How the completing of a case ended. */
public sealed interface Completion {

    /**
     * The file holds what was typed.
     *
     * @param digest of the description as the file holds it now, see {@link NewCase#digest()}
     */
    record Saved(String digest) implements Completion {}

    /** The case has ended or is on its way to another unit: its description stays as it is. */
    record Ended(CaseState state) implements Completion {}

    /**
     * Somebody else changed the file since the form was opened; nothing was saved.
     *
     * @param stored what the file holds now
     */
    record Stale(NewCase stored) implements Completion {}
}
