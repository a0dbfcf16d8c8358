package cn.fanzha.command.statistics.briefing;

import java.util.UUID;

/** What became of a briefing that a supervisor wanted to issue. */
public sealed interface IssueOutcome {

    /** It stands, under this id. */
    record Issued(UUID id) implements IssueOutcome {}

    /** A rule can't print its figure; the draft tells which. */
    record Unprintable(Draft draft) implements IssueOutcome {}

    /** The figures are no longer those that were on the screen: read the draft again first. */
    record Changed(Draft draft) implements IssueOutcome {}
}
