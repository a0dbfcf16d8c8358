package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.shared.Phone;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as an officer types it: of the hotline, or of a caller at the desk. */
public record NewAlert(
        UUID unitId,
        AlertSource source,
        RiskGrade risk,
        String fraudType,
        Instant pushedAt,
        Phone phone,
        @Nullable String personName,
        @Nullable String idNo,
        @Nullable String regionCode) {

    /** Without the person. */
    @Override
    public String toString() {
        return "NewAlert[" + source + "]";
    }
}
