package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an observable shows to one reader.
 *
 * @param masked the value as it is shown until it is opened with a reason
 * @param listed its stay on the blacklist, if one is in force
 * @param counts places by kind in the whole system; kinds without any are absent
 * @param firstSeen the earliest of all places, in scope or not
 * @param inside the places within the reader's scope, the latest first
 * @param next fetches the next page of {@code inside}
 * @param outside for analysts: places of the own city that lie outside the scope, number, unit and contact alone
 * @param beyond how many places the reader learns nothing of but that they exist
 * @param together values of the same cases, the most telling first
 */
public record ObservableView(
        UUID id,
        ObservableType type,
        String masked,
        @Nullable UUID listed,
        Map<SightingSource, Integer> counts,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        List<Place> inside,
        @Nullable String next,
        List<Contact> outside,
        int beyond,
        List<Companion> together) {

    /**
     * A record in which the value stands.
     *
     * @param state word of the record's own states; a suspect has none
     * @param amount of a case the loss, or what is involved; of a stop what was stopped
     */
    public record Place(
            SightingSource source,
            UUID id,
            String number,
            UUID unitId,
            @Nullable String state,
            Instant at,
            @Nullable Money amount) {

        /** Address of the record's page. */
        public String href() {
            String address = number.replace('/', '~').replace('#', '!');
            return switch (source) {
                case CASE -> "/cases/" + address;
                case ALERT -> "/alerts/" + address;
                case SUSPECT -> "/suspects/" + address;
                case GANG -> "/gangs/" + address;
                case STOP -> "/stops/" + address;
            };
        }

        /** Message key of the state. */
        public @Nullable String stateKey() {
            return switch (source) {
                case CASE -> "cases.state." + state;
                case ALERT -> "alerts.state." + state;
                case GANG -> "gangs.state." + state;
                case STOP -> "funds.state." + state;
                case SUSPECT -> null;
            };
        }
    }

    /** Enough to call a colleague, not to read the file (domain section 2). */
    public record Contact(
            SightingSource source,
            String number,
            UUID unitId,
            @Nullable String name,
            @Nullable String phone) {}

    /**
     * Another value of the same cases.
     *
     * @param shared cases within the reader's reach that hold both
     * @param cases cases in which it stands at all: the more, the less a common case tells
     */
    public record Companion(UUID id, ObservableType type, String masked, int shared, int cases) {}
}
