package cn.fanzha.command.links;

/** What a person said of two cases that share something. */
public enum LinkDecision {
    /** They belong together. */
    ACCEPTED,
    /** They don't; with a reason, and not proposed again until they share something new. */
    REFUSED
}
