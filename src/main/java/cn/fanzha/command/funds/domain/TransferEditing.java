package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.domain.TransferChange.Refused;
import cn.fanzha.command.funds.domain.TransferReading.Read;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds, corrects and removes transfers of a case by hand: officers and supervisors who work on the case, while it is open. */
@Component
public class TransferEditing {

    /** Begins the key of what a person added on the case's page, not told in a call. */
    static final String BY_HAND = "hand:";

    /** Begins the key of what an institution told with its answer. */
    static final String ONWARD = "onward:";

    private final CaseFiles cases;
    private final CaseTransfers transfers;
    private final TransferReading reading;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    TransferEditing(
            CaseFiles cases,
            CaseTransfers transfers,
            TransferReading reading,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.transfers = transfers;
        this.reading = reading;
        this.jdbc = jdbc;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * What was typed.
     *
     * @param form id of the form: sent twice, it adds one transfer
     * @param version of the transfer that is corrected, as the form began with it
     * @param again adds it although one like it is there
     */
    public record Typed(
            UUID form,
            int version,
            @Nullable String from,
            @Nullable String fromName,
            AccountKind kind,
            @Nullable String to,
            @Nullable String toName,
            @Nullable String institution,
            @Nullable String amount,
            @Nullable String at,
            @Nullable String channel,
            boolean again) {
        /** Without accounts and names. */
        @Override
        public String toString() {
            return "Typed[transfer]";
        }
    }

    /** One more; audited as {@code transfer.add}. */
    @Transactional
    public TransferChange add(CaseNumber number, Typed typed, Actor actor) {
        CaseRef file = cases.requireWork(number, actor);
        Refused ended = ended(file);
        if (ended != null) {
            return ended;
        }
        Read read;
        try {
            read = reading.read(typed, file);
        } catch (InvalidValueException e) {
            return new Refused(e.key(), List.of(e.args()));
        }
        UUID payee = read.to();
        if (payee == null) {
            return Refused.because("funds.transfer.refused.payee");
        }
        String key = BY_HAND + typed.form();
        if (!typed.again() && alike(file, payee, read, key)) {
            return new TransferChange.Alike();
        }
        int added = jdbc.sql("""
                        insert into transfer (id, case_id, told_as, to_account_id, amount, at, created_at, created_by,
                                              from_account_id, from_name, to_name, to_institution_id, channel)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint transfer_told_once do nothing""")
                .params(Ids.next(), file.id(), key, payee, read.amount().yuan(), Timestamp.from(read.at()))
                .param(Timestamp.from(clock.instant()))
                .param(actor.id())
                .param(read.from())
                .param(read.fromName())
                .param(read.toName())
                .param(read.institution())
                .param(read.channel())
                .update();
        if (added > 0) {
            told("ADDED", file, read.amount(), read.at(), null, actor);
        }
        return new TransferChange.Done();
    }

    /** Corrects one; accounts and names that are left blank stay. Audited as {@code transfer.change}. */
    @Transactional
    public TransferChange change(CaseNumber number, UUID id, Typed typed, Actor actor) {
        CaseRef file = cases.requireWork(number, actor);
        Refused ended = ended(file);
        if (ended != null) {
            return ended;
        }
        TransferRow held = held(file, id);
        if (held.version() != typed.version()) {
            return new TransferChange.Stale(held);
        }
        Read read;
        try {
            read = reading.read(typed, file);
        } catch (InvalidValueException e) {
            return new Refused(e.key(), List.of(e.args()));
        }
        int done = jdbc.sql("""
                        update transfer set from_account_id = coalesce(?::uuid, from_account_id),
                               from_name = coalesce(?::bytea, from_name), to_account_id = coalesce(?::uuid, to_account_id),
                               to_name = coalesce(?::bytea, to_name),
                               to_institution_id = coalesce(?::uuid, to_institution_id), amount = ?, at = ?, channel = ?,
                               by_person = true, version = version + 1, changed_at = ?, changed_by = ?
                        where id = ? and case_id = ? and version = ?""")
                .param(read.from())
                .param(read.fromName())
                .param(read.to())
                .param(read.toName())
                .param(read.institution())
                .param(read.amount().yuan())
                .param(Timestamp.from(read.at()))
                .param(read.channel())
                .param(Timestamp.from(clock.instant()))
                .param(actor.displayName())
                .param(id)
                .param(file.id())
                .param(typed.version())
                .update();
        if (done == 0) {
            return new TransferChange.Stale(held(file, id));
        }
        told("CHANGED", file, read.amount(), read.at(), held.amount() + " · " + ChinaTime.format(held.at()), actor);
        return new TransferChange.Done();
    }

    /** Removes one, with the reason; one that a stop was asked for stays. Audited as {@code transfer.remove}. */
    @Transactional
    public TransferChange remove(CaseNumber number, UUID id, @Nullable String reason, Actor actor) {
        CaseRef file = cases.requireWork(number, actor);
        Refused ended = ended(file);
        if (ended != null) {
            return ended;
        }
        TransferRow held = held(file, id);
        if (held.stopNo() != null) {
            return Refused.because("funds.transfer.refused.stopped", held.stopNo());
        }
        if (reason == null || reason.strip().length() < 2) {
            return Refused.because("funds.transfer.refused.reason");
        }
        jdbc.sql("""
                        insert into transfer_removed (told_as, case_id, reason, removed_at, removed_by)
                        select told_as, case_id, ?, ?, ? from transfer where id = ? and told_as is not null
                        on conflict do nothing""")
                .params(reason.strip(), Timestamp.from(clock.instant()), actor.id(), id)
                .update();
        jdbc.sql("delete from transfer where id = ? and case_id = ?")
                .params(id, file.id())
                .update();
        told("REMOVED", file, held.amount(), held.at(), reason.strip(), actor);
        return new TransferChange.Done();
    }

    private static @Nullable Refused ended(CaseRef file) {
        return file.state().isOpen()
                ? null
                : Refused.because(
                        file.state() == CaseState.TRANSFERRED
                                ? "cases.edit.refused.transferred"
                                : "funds.transfer.refused.ended");
    }

    private TransferRow held(CaseRef file, UUID id) {
        return transfers.find(file, id).orElseThrow(() -> new NotFoundException("transfer", id));
    }

    private boolean alike(CaseRef file, UUID payee, Read read, String key) {
        return jdbc.sql("""
                        select exists (select from transfer
                                       where case_id = ? and to_account_id = ? and amount = ?
                                         and date_trunc('minute', at) = date_trunc('minute', ?::timestamptz)
                                         and (from_account_id = ?::uuid or from_account_id is null or ?::uuid is null)
                                         and told_as is distinct from ?)""")
                .params(file.id(), payee, read.amount().yuan(), Timestamp.from(read.at()))
                .param(read.from())
                .param(read.from())
                .param(key)
                .query(Boolean.class)
                .single();
    }

    private void told(String what, CaseRef file, Money amount, Instant at, @Nullable String note, Actor actor) {
        cases.record(file.id(), "TRANSFER_" + what, clock.instant(), actor, amount.grouped(), note);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("amount", amount.toPlainString());
        details.put("at", ChinaTime.formatSeconds(at));
        details.put(what.equals("REMOVED") ? "reason" : "before", note);
        String action = switch (what) {
            case "ADDED" -> "transfer.add";
            case "CHANGED" -> "transfer.change";
            default -> "transfer.remove";
        };
        events.publishEvent(Audited.done(action, "case", file.number().value(), details));
        live.publish(new LiveEvent("case-changed", file.number().value(), file.unitId(), null, null));
    }
}
