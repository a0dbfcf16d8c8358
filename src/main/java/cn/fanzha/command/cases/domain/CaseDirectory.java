package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CaseDirectory implements CaseFiles {

    private final CaseRepository cases;
    private final CaseAccess access;
    private final Timeline timeline;

    CaseDirectory(CaseRepository cases, CaseAccess access, Timeline timeline) {
        this.cases = cases;
        this.access = access;
        this.timeline = timeline;
    }

    @Override
    @Transactional
    public CaseRef require(CaseNumber number, Actor actor) {
        return seen(cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number)), actor);
    }

    @Override
    @Transactional
    public CaseRef require(UUID id, Actor actor) {
        return seen(cases.findById(id).orElseThrow(() -> new NotFoundException("case", id)), actor);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> readable(Collection<UUID> ids, Actor actor) {
        return ids.isEmpty() ? Set.of() : access.readable(ids, actor);
    }

    @Override
    @Transactional
    public CaseRef requireWork(CaseNumber number, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        return file.ref();
    }

    @Override
    public boolean mayWork(CaseRef caseFile, Actor actor) {
        return CaseAccess.mayWork(caseFile.unitId(), actor);
    }

    @Override
    @Transactional
    public void record(
            UUID caseId, String kind, Instant at, Actor actor, @Nullable String reference, @Nullable String note) {
        timeline.add(caseId, kind, at, actor, reference, note);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> closedTo(Actor actor) {
        return access.closedTo(actor);
    }

    private CaseRef seen(CaseFile file, Actor actor) {
        access.requireSeen(file, actor);
        return file.ref();
    }
}
