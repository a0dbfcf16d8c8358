package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Actor;
import java.util.List;
import java.util.UUID;

/** Where the money went from the accounts that requests asked to stop, as the institutions tell with their answers. */
public interface OnwardTransfers {

    /** Those of a request, in the order in which they were told; the caller has asked for the request. */
    List<OnwardTransfer> of(UUID stopId);

    /** Those of all requests of a case; the caller has asked for the case. */
    List<OnwardTransfer> ofCase(UUID caseId);

    /**
     * Notes the request that was sent for the next account, within the caller's transaction. Told again it changes nothing.
     *
     * @throws IllegalStateException another request was sent for it before
     */
    void sent(UUID onwardId, UUID nextStopId);

    /** What {@link #add} would find wrong with the rows; nothing is kept. */
    List<Fault> check(UUID stopId, List<OnwardRow> rows, Actor actor);

    /**
     * Adds what the institution sees, all or nothing; a row that is there already (same account, amount and second) is
     * kept once, so that an answer may come twice. Each is also a transfer of the request's case, kept once beside what
     * bank statements say. Audited as {@code stop.onward}; the officer's pages are told.
     *
     * @param actor a liaison or a program of the request's own institution
     * @throws cn.fanzha.command.shared.OutOfScopeException the request is another institution's
     */
    Added add(UUID stopId, List<OnwardRow> rows, Actor actor);

    /** What became of the rows. */
    sealed interface Added {

        /**
         * @param added new ones
         * @param already rows that stood there, or stood in the list twice
         */
        record Done(int added, int already) implements Added {}

        /** Nothing was added: these rows are wrong. */
        record Faults(List<Fault> rows) implements Added {
            public Faults {
                rows = List.copyOf(rows);
            }
        }

        /** Nothing was added: the request takes none. The message says why. */
        record Refused(String messageKey, List<Object> args) implements Added {
            public static Refused because(String key, Object... args) {
                return new Refused(key, List.of(args));
            }
        }
    }

    /** @param row index in the list, from 0 */
    record Fault(int row, String messageKey, List<Object> args) {}
}
