package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.RiskGrade;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The times that each grade allows; the defaults are those of domain section 6. */
@ConfigurationProperties("fanzha.alerts")
public record AlertSettings(
        @DefaultValue High high,
        @DefaultValue Medium medium,
        @DefaultValue Low low) {

    /** 高. */
    public record High(
            @DefaultValue("5m") Duration receive,
            @DefaultValue("15m") Duration firstCall,
            @DefaultValue("120m") Duration faceToFace) {}

    /** 中. */
    public record Medium(
            @DefaultValue("15m") Duration receive,
            @DefaultValue("60m") Duration firstCall,
            @DefaultValue("1440m") Duration faceToFace) {}

    /** 低: nobody has to be met, unless a time is set. */
    public record Low(
            @DefaultValue("60m") Duration receive,
            @DefaultValue("1440m") Duration firstCall,
            @Nullable Duration faceToFace) {}

    /** The defaults, for what has no configuration. */
    static AlertSettings defaults() {
        return new AlertSettings(
                new High(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(120)),
                new Medium(Duration.ofMinutes(15), Duration.ofMinutes(60), Duration.ofMinutes(1440)),
                new Low(Duration.ofMinutes(60), Duration.ofMinutes(1440), null));
    }

    /** The times of a grade. */
    public DeadlineRule of(RiskGrade grade) {
        return switch (grade) {
            case HIGH -> new DeadlineRule(high.receive(), high.firstCall(), high.faceToFace());
            case MEDIUM -> new DeadlineRule(medium.receive(), medium.firstCall(), medium.faceToFace());
            case LOW -> new DeadlineRule(low.receive(), low.firstCall(), low.faceToFace());
        };
    }
}
