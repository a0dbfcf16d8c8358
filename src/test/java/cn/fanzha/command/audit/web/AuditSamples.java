package cn.fanzha.command.audit.web;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;

class AuditSamples implements SampleData {

    private final ApplicationEventPublisher events;
    private final AuditTrail trail;

    AuditSamples(ApplicationEventPublisher events, AuditTrail trail) {
        this.events = events;
        this.trail = trail;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.equals("/audit/{id}");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        events.publishEvent(Audited.done("test.sample", "unit", side.station().code(), Map.of()));
        return Sample.of("id", String.valueOf(trail.newest()));
    }
}
