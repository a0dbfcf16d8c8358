package cn.fanzha.command.observables;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The accounts, phones, addresses … that were ever seen: one row per value, encrypted. */
public interface Observables {

    /**
     * The row of this value, made now where there is none; within the caller's transaction. Two who bring the same new
     * value at once get the same id.
     *
     * @throws cn.fanzha.command.shared.InvalidValueException the text is not such a value
     */
    UUID idOf(ObservableType type, String value);

    /** The rows of several values, taken in one fixed order so that two callers can't wait for each other. */
    Map<ObservableValue, UUID> idsOf(Collection<ObservableValue> values);

    /** The row of this value, if it was ever seen. */
    Optional<UUID> find(ObservableType type, String value);

    /** The value itself: the caller audits the reading. */
    ObservableValue reveal(UUID id);

    /** The values of many rows, for showing masked or for a use that is itself audited. */
    Map<UUID, ObservableValue> reveal(Collection<UUID> ids);

    /** What a list may show of many rows; one statement. */
    Map<UUID, String> masked(Collection<UUID> ids);

    /**
     * Holds the rows until the transaction ends, so that decisions on one account are taken one after the other; in one
     * fixed order.
     */
    void lock(Collection<UUID> ids);

    /**
     * Notes where an observable was seen; once per place, within the caller's transaction. What stands in files is not
     * noted row by row: victims, alerts, suspects, stops and transfers are found through their own rows.
     *
     * @param sourceNo natural number of the place, for example the case's
     * @param unitId the unit that holds the place
     */
    void record(UUID observableId, SightingSource source, String sourceNo, UUID unitId, Instant at);

    /**
     * Takes a sighting back that was noted by mistake; within the caller's transaction, which audits it.
     *
     * @return false: none was noted
     */
    boolean forget(UUID observableId, SightingSource source, String sourceNo);
}
