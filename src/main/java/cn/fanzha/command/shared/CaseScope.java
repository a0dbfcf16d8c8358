package cn.fanzha.command.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Which case files an actor may open, as conditions of SQL: the one place under every query of every feature (domain
 * section 2). A case is listed for the tree of its holder, for units that handed it on and for people who were named; a
 * restricted one opens for named people alone, for all others it is a number and a unit. People are named by a
 * restriction or by a task force 专班, both in {@code case_reader}, and only until it ends.
 */
public final class CaseScope {

    private static final String NAMED = """
            exists (select from case_reader r where r.case_id = %1$s and r.account_id = :reader
                    and (r.ends_at is null or r.ends_at > :readingAt))""";

    private CaseScope() {}

    /**
     * The actor may read what stands in the case, if the case is listed for the actor at all; binds {@link #params}.
     *
     * @param alias of the table {@code case_file} in the statement
     */
    public static String opens(String alias, Actor actor) {
        String open = actor.isSystem() ? "true" : "not " + alias + ".restricted";
        return "(%s or %s)".formatted(open, NAMED.formatted(alias + ".id"));
    }

    /**
     * The same where only the case's id is at hand, also where it is null: such a row is nobody's case.
     *
     * @param caseId the column that holds it
     */
    public static String opensId(String caseId, Actor actor) {
        String open = actor.isSystem()
                ? "true"
                : "not exists (select from case_file x where x.id = " + caseId + " and x.restricted)";
        return "(%s or %s)".formatted(open, NAMED.formatted(caseId));
    }

    /** The actor was named for the case: it is listed and opens, whatever the actor's unit. */
    public static String named(String caseId) {
        return NAMED.formatted(caseId);
    }

    /** The ids of the cases for which the actor was named, for {@code id in (…)}. */
    public static String namedIds() {
        return "select r.case_id from case_reader r where r.account_id = :reader"
                + " and (r.ends_at is null or r.ends_at > :readingAt)";
    }

    /** What the conditions ask for, of statements with named parameters. */
    public static Map<String, Object> params(Actor actor, Instant now) {
        return Map.of("reader", actor.id(), "readingAt", now.atOffset(ZoneOffset.UTC));
    }

    /** A condition for a statement with positional parameters: bind the actor's id, then the time, for each reader asked. */
    public static String positional(String condition) {
        return condition.replace(":readingAt", "?").replace(":reader", "?");
    }
}
