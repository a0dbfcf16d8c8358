package cn.fanzha.command.cases.domain;

import cn.fanzha.command.requests.ControlCases;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases for which partners are asked to block or remove something. */
@Component
class ControlledCases implements ControlCases {

    private final CaseRepository cases;
    private final CaseAccess access;
    private final Timeline timeline;

    ControlledCases(CaseRepository cases, CaseAccess access, Timeline timeline) {
        this.cases = cases;
        this.access = access;
        this.timeline = timeline;
    }

    @Override
    @Transactional
    public Optional<UUID> holder(String caseNo, Actor actor) {
        return cases.findByCaseNo(caseNo).map(file -> {
            access.requireSeen(file, actor);
            return file.unitId();
        });
    }

    @Override
    @Transactional
    public void record(String caseNo, String kind, Instant at, Actor actor, String reference, @Nullable String note) {
        cases.findByCaseNo(caseNo).ifPresent(file -> timeline.add(file.getId(), kind, at, actor, reference, note));
    }
}
