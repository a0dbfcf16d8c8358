package cn.fanzha.command.observables;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the system knows of an account, a phone, a document, an address: shown beside it wherever it stands. */
public interface KnownValues {

    /**
     * What is known of each value; of a value never seen there is no entry. One statement, however many values.
     *
     * @param except numbers of the records that the reader has before her: they are not counted
     */
    Map<ObservableValue, Known> of(Collection<ObservableValue> values, Collection<String> except);

    /** The same by the observables' ids. */
    Map<UUID, Known> byId(Collection<UUID> ids, Collection<String> except);

    /** What a typed text may be: a card, a phone, a document, an address …; empty where it is only words. */
    List<ObservableValue> readings(String typed);
}
