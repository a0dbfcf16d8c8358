package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Exhibits;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.cases.domain.EvidenceFile.Removal;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of a case 证据材料: photos, screenshots, PDF, recordings, 50 MB each. Officers and supervisors of the unit that
 * holds the file add and remove; whoever sees the case takes a copy with a reason. A file is never altered: its digest is
 * that of the copy.
 */
@Component
public class CaseEvidence implements Exhibits {

    /** 50 MB. */
    public static final long AT_MOST = 50L * 1024 * 1024;

    private static final int NAME_AT_MOST = 200;
    private static final int REASON_AT_LEAST = 2;

    private final CaseRepository cases;
    private final CaseAccess access;
    private final EvidenceRows rows;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    CaseEvidence(
            CaseRepository cases,
            CaseAccess access,
            EvidenceRows rows,
            Timeline timeline,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.rows = rows;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * What is known of a file that comes in.
     *
     * @param size in bytes, as the sender says: one that is too long is not even read; 0: not said
     * @param obtainedAt when it was obtained; null: not said
     */
    public record Told(
            String name,
            long size,
            @Nullable String description,
            @Nullable Instant obtainedAt,
            @Nullable String obtainedWhere) {}

    /** The files of a case and whether the reader may add to them. */
    public record Panel(List<EvidenceFile> files, boolean mayAdd) {}

    /** All of the case, removed ones too; the caller's opening of the file is what the audit log holds. */
    @Transactional(readOnly = true)
    public Panel of(CaseNumber number, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> missing(number));
        access.requireSeen(file, actor);
        return new Panel(
                rows.of(file.getId()),
                CaseAccess.mayWork(file.unitId(), actor) && file.state() != CaseState.TRANSFERRED);
    }

    /** Takes a file in; its kind is told by its content. Audited as {@code case.evidence.add}. */
    @Transactional(rollbackFor = IOException.class)
    public EditOutcome add(CaseNumber number, Told told, InputStream content, Actor actor) throws IOException {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> missing(number));
        access.requireWork(file, actor);
        if (file.state() == CaseState.TRANSFERRED) {
            return Refused.because("cases.edit.refused.transferred");
        }
        Instant obtained = told.obtainedAt();
        if (obtained != null && obtained.isAfter(clock.instant())) {
            return Refused.because("cases.evidence.refused.future");
        }
        if (told.size() > AT_MOST) {
            return Refused.because("cases.evidence.refused.size", AT_MOST / (1024 * 1024));
        }
        byte[] first = content.readNBytes(EvidenceRows.PART_BYTES);
        Optional<EvidenceType> type = EvidenceType.of(first);
        if (first.length == 0) {
            return Refused.because("cases.evidence.refused.none");
        }
        if (type.isEmpty()) {
            return Refused.because("cases.evidence.refused.type");
        }
        UUID id = Ids.next();
        // the parts refer to the row, and what the row says is known behind the last of them
        insert(id, file, told, type.get(), actor);
        EvidenceRows.Stored stored = rows.storeParts(id, first, content, AT_MOST);
        if (stored.size() > AT_MOST) {
            rows.drop(id);
            return Refused.because("cases.evidence.refused.size", AT_MOST / (1024 * 1024));
        }
        if (rows.holds(file.getId(), id, stored.sha256())) {
            rows.drop(id);
            return Refused.because("cases.evidence.refused.twice");
        }
        jdbc.sql("update case_evidence set size = ?, parts = ?, sha256 = ? where id = ?")
                .params(stored.size(), stored.parts(), stored.sha256(), id)
                .update();
        timeline.add(file.getId(), "EVIDENCE_ADDED", clock.instant(), actor, null, told.description());
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("evidence", id.toString());
        details.put("type", type.get().name());
        details.put("bytes", stored.size());
        details.put("sha256", HexFormat.of().formatHex(stored.sha256()));
        events.publishEvent(Audited.done("case.evidence.add", "case", number.value(), details));
        changed(file);
        return new EditOutcome.Saved();
    }

    @Override
    @Transactional
    public boolean add(CaseNumber number, String name, byte[] content, String description, Actor actor) {
        try {
            Told told = new Told(name, content.length, description, null, null);
            return add(number, told, new ByteArrayInputStream(content), actor) instanceof EditOutcome.Saved;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Hands a copy to a person; audited as {@code case.evidence.read} before the first byte leaves.
     *
     * @return empty: no reason was given
     */
    @Transactional
    public Optional<EvidenceFile> open(CaseNumber number, UUID id, @Nullable String reason, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> missing(number));
        access.requireSeen(file, actor);
        EvidenceFile evidence = there(file, id);
        if (reason == null || reason.strip().length() < REASON_AT_LEAST) {
            return Optional.empty();
        }
        events.publishEvent(Audited.done(
                "case.evidence.read",
                "case",
                number.value(),
                Map.of("evidence", id.toString(), "sha256", evidence.sha256(), "reason", reason.strip())));
        return Optional.of(evidence);
    }

    /** Writes the content of a file that {@link #open} handed out. */
    public void write(EvidenceFile file, OutputStream sink) throws IOException {
        rows.write(file, sink);
    }

    /**
     * Takes a file out, with the reason: its content goes, that it was there stays. Audited as {@code
     * case.evidence.remove}.
     */
    @Transactional
    public EditOutcome remove(CaseNumber number, UUID id, @Nullable String reason, Actor actor) {
        CaseFile file = cases.findLockedByCaseNo(number.value()).orElseThrow(() -> missing(number));
        access.requireWork(file, actor);
        if (file.state() == CaseState.TRANSFERRED) {
            return Refused.because("cases.edit.refused.transferred");
        }
        EvidenceFile evidence = there(file, id);
        if (reason == null || reason.strip().length() < REASON_AT_LEAST) {
            return Refused.because("cases.edit.refused.reason");
        }
        rows.markRemoved(id, new Removal(clock.instant(), actor.displayName(), reason.strip()), actor.id());
        timeline.add(file.getId(), "EVIDENCE_REMOVED", clock.instant(), actor, null, reason.strip());
        events.publishEvent(Audited.done(
                "case.evidence.remove",
                "case",
                number.value(),
                Map.of("evidence", id.toString(), "sha256", evidence.sha256(), "reason", reason.strip())));
        changed(file);
        return new EditOutcome.Saved();
    }

    private EvidenceFile there(CaseFile file, UUID id) {
        return rows.find(file.getId(), id)
                .filter(evidence -> evidence.removed() == null)
                .orElseThrow(() -> new NotFoundException("evidence", id));
    }

    private void insert(UUID id, CaseFile file, Told told, EvidenceType type, Actor actor) {
        jdbc.sql("""
                        insert into case_evidence (id, case_id, name, type, size, parts, sha256, added_at, added_by, adder,
                                                   description, obtained_at, obtained_where)
                        values (?, ?, ?, ?, 1, 0, ''::bytea, ?, ?, ?, ?, ?, ?)""")
                .params(id, file.getId(), name(told.name()), type.name(), Timestamp.from(clock.instant()), actor.id())
                .param(actor.displayName())
                .param(told.description())
                .param(told.obtainedAt() == null ? null : Timestamp.from(told.obtainedAt()))
                .param(told.obtainedWhere())
                .update();
    }

    /** The last part of what a browser names a file by, without what no file system takes. */
    static String name(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>:|?*]", "").strip();
        String named = clean.isEmpty() ? "—" : clean;
        return named.length() <= NAME_AT_MOST ? named : named.substring(0, NAME_AT_MOST);
    }

    private void changed(CaseFile file) {
        live.publish(new LiveEvent("case-changed", file.ref().number().value(), file.unitId(), null, null));
    }

    private static NotFoundException missing(CaseNumber number) {
        return new NotFoundException("case", number);
    }
}
