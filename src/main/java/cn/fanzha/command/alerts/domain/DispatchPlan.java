package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.domain.DispatchRule.Arrived;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Finds the unit that an arriving alert ends at, level by level: the first rule of the unit that fits, else the one unit
 * directly below whose area it is; where neither says anything, it stays.
 *
 * @param rules in the order in which they are asked
 * @param area the only unit directly below a unit with the administrative division
 */
record DispatchPlan(List<DispatchRule> rules, BiFunction<UUID, String, Optional<UUID>> area) {

    /** Province, city, district, station, outpost: no way is longer. */
    private static final int LEVELS = 5;

    /** Empty: it stays where it arrived. */
    Optional<UUID> target(Arrived alert) {
        UUID at = alert.unitId();
        for (int level = 0; level < LEVELS; level++) {
            Optional<UUID> next = next(alert.at(at));
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        return at.equals(alert.unitId()) ? Optional.empty() : Optional.of(at);
    }

    private Optional<UUID> next(Arrived alert) {
        String region = alert.regionCode();
        return rules.stream()
                .filter(rule -> rule.fits(alert))
                .findFirst()
                .map(DispatchRule::targetId)
                .or(() -> region == null ? Optional.empty() : area.apply(alert.unitId(), region));
    }
}
