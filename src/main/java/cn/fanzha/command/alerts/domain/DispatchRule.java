package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which unit below gets what arrives at a city or district (domain section 6). What a rule leaves open fits all.
 *
 * @param holderId the unit at which alerts arrive
 * @param position the smallest is asked first
 * @param regionPrefix leading digits of the administrative division in which the person is
 * @param targetId a unit below the holder
 */
public record DispatchRule(
        UUID id,
        UUID holderId,
        int position,
        @Nullable AlertSource source,
        @Nullable RiskGrade risk,
        @Nullable String fraudType,
        @Nullable String regionPrefix,
        UUID targetId,
        String byName) {

    /** What the rules look at. */
    public record Arrived(
            UUID unitId,
            AlertSource source,
            RiskGrade risk,
            String fraudType,
            @Nullable String regionCode) {

        Arrived at(UUID unit) {
            return new Arrived(unit, source, risk, fraudType, regionCode);
        }
    }

    boolean fits(Arrived alert) {
        String region = alert.regionCode();
        return holderId.equals(alert.unitId())
                && (source == null || source == alert.source())
                && (risk == null || risk == alert.risk())
                && (fraudType == null || fraudType.equals(alert.fraudType()))
                && (regionPrefix == null || region != null && region.startsWith(regionPrefix));
    }
}
