package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTransfer;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds onward transfers set by set: one statement for the rows, one for the case's transfers, however many they are. */
@Component
class OnwardRecords implements OnwardTransfers {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final StopPaymentRepository stops;
    private final StopAccess access;
    private final Observables observables;
    private final OnwardChecks checks;
    private final OnwardReading reading;
    private final PersonalDataCipher cipher;
    private final StopNews news;
    private final Clock clock;

    OnwardRecords(
            JdbcClient jdbc,
            StopPaymentRepository stops,
            StopAccess access,
            Observables observables,
            OnwardChecks checks,
            OnwardReading reading,
            PersonalDataCipher cipher,
            StopNews news,
            Clock clock) {
        this.jdbc = jdbc;
        this.stops = stops;
        this.access = access;
        this.observables = observables;
        this.checks = checks;
        this.reading = reading;
        this.cipher = cipher;
        this.news = news;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<OnwardTransfer> of(UUID stopId) {
        return reading.of(stopId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OnwardTransfer> ofCase(UUID caseId) {
        return reading.ofCase(caseId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(UUID onwardId, UUID nextStopId) {
        int noted =
                jdbc.sql("""
                        update onward_transfer set next_stop_id = :next
                        where id = :id and (next_stop_id is null or next_stop_id = :next)""").param("id", onwardId).param("next", nextStopId).update();
        if (noted == 0) {
            throw new IllegalStateException("Onward transfer " + onwardId + " was sent before");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fault> check(UUID stopId, List<OnwardRow> rows, Actor actor) {
        StopPayment stop = stops.findById(stopId).orElseThrow(() -> new NotFoundException("stop", stopId));
        access.requireInstitution(stop, actor);
        return checks.check(stop, rows, clock.instant()).faults();
    }

    @Override
    @Transactional
    public Added add(UUID stopId, List<OnwardRow> rows, Actor actor) {
        StopPayment stop = stops.findById(stopId).orElseThrow(() -> new NotFoundException("stop", stopId));
        access.requireInstitution(stop, actor);
        observables.lock(List.of(stop.accountId));
        Instant now = clock.instant();
        Added.Refused refused = refusal(stop, rows, now);
        if (refused != null) {
            news.refused(stop, "onward", refused.messageKey());
            return refused;
        }
        OnwardChecks.Checked checked = checks.check(stop, rows, now);
        if (!checked.faults().isEmpty()) {
            return new Added.Faults(checked.faults());
        }
        Map<ObservableValue, UUID> accounts = observables.idsOf(
                checked.sound().stream().map(OnwardChecks.Sound::account).toList());
        Batch batch = new Batch(checked.sound(), accounts);
        int added = insert(stop, batch, actor, now);
        if (added > 0) {
            if (stop.caseId != null) {
                insertTransfers(stop, actor, now);
            }
            Money sum = rows.stream().map(OnwardRow::amount).reduce(Money.ZERO, Money::plus);
            news.audit(stop, "onward", Map.of("rows", rows.size(), "added", added, "sum", sum.toPlainString()));
            news.show(stop, "onward");
            news.timeline(stop, "STOP_ONWARD", now, actor, null);
        }
        return new Added.Done(added, rows.size() - added);
    }

    private static Added.@Nullable Refused refusal(StopPayment stop, List<OnwardRow> rows, Instant now) {
        StopState state = stop.stateAt(now);
        if (state == StopState.CANCELLED || state == StopState.JOINED) {
            return Added.Refused.because("funds.onward.refused." + state);
        }
        return rows.size() > OnwardChecks.ROWS_AT_MOST
                ? Added.Refused.because("funds.onward.too-many", OnwardChecks.ROWS_AT_MOST)
                : null;
    }

    /** One column of arrays for one statement. */
    private final class Batch {
        private final List<UUID> ids = new ArrayList<>();
        private final List<@Nullable UUID> institutions = new ArrayList<>();
        private final List<@Nullable String> banks = new ArrayList<>();
        private final List<UUID> accounts = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();
        private final List<@Nullable String> holders = new ArrayList<>();
        private final List<String> amounts = new ArrayList<>();
        private final List<String> times = new ArrayList<>();
        private final List<@Nullable String> notes = new ArrayList<>();

        private Batch(List<OnwardChecks.Sound> rows, Map<ObservableValue, UUID> known) {
            for (OnwardChecks.Sound row : rows) {
                ids.add(Ids.next());
                institutions.add(row.institutionId());
                banks.add(row.bank());
                accounts.add(Objects.requireNonNull(known.get(row.account())));
                kinds.add(row.kind().name());
                holders.add(row.holder() == null ? null : HEX.formatHex(cipher.encrypt(ValueKind.NAME, row.holder())));
                amounts.add(row.amount().toPlainString());
                times.add(row.movedAt().toString());
                notes.add(row.note());
            }
        }
    }

    private int insert(StopPayment stop, Batch batch, Actor actor, Instant now) {
        return jdbc.sql("""
                        insert into onward_transfer (id, stop_id, position, institution_id, bank_text, account_id,
                               account_kind, holder, amount, moved_at, note, created_at, created_by)
                        select n.id, :stop, n.nth + (select coalesce(max(position), 0) from onward_transfer where stop_id = :stop),
                               n.institution, n.bank, n.account, n.kind,
                               decode(n.holder, 'hex'), n.amount::numeric, n.at::timestamptz, n.note, :now, :actor
                        from unnest(:ids::uuid[], :institutions::uuid[], :banks::text[], :accounts::uuid[], :kinds::text[],
                                    :holders::text[], :amounts::text[], :times::text[], :notes::text[])
                             with ordinality n(id, institution, bank, account, kind, holder, amount, at, note, nth)
                        order by n.nth
                        on conflict on constraint onward_transfer_once do nothing""")
                .param("stop", stop.id)
                .param("ids", batch.ids.toArray(UUID[]::new))
                .param("institutions", batch.institutions.toArray(UUID[]::new))
                .param("banks", batch.banks.toArray(String[]::new))
                .param("accounts", batch.accounts.toArray(UUID[]::new))
                .param("kinds", batch.kinds.toArray(String[]::new))
                .param("holders", batch.holders.toArray(String[]::new))
                .param("amounts", batch.amounts.toArray(String[]::new))
                .param("times", batch.times.toArray(String[]::new))
                .param("notes", batch.notes.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("actor", actor.id())
                .update();
    }

    /** One level deeper in the case's flow; beside what a bank's statement says of the same movement it is not told again. */
    private void insertTransfers(StopPayment stop, Actor actor, Instant now) {
        jdbc.sql("""
                        insert into transfer (id, case_id, told_as, from_account_id, from_name, from_institution_id, to_account_id,
                               to_name, to_institution_id, amount, at, created_at, created_by)
                        select uuidv7(), s.case_id, :key || o.id, s.account_id, s.holder, s.institution_id, o.account_id,
                               o.holder, o.institution_id, o.amount, o.moved_at, :now, :actor
                        from onward_transfer o join stop_payment s on s.id = o.stop_id
                        where o.stop_id = :stop and o.created_at = :now and o.account_id <> s.account_id
                          and not exists (select from transfer t
                                          where t.from_account_id = s.account_id and t.case_id = s.case_id
                                            and t.to_account_id = o.account_id and t.amount = o.amount
                                            and t.at >= date_trunc('minute', o.moved_at)
                                            and t.at < date_trunc('minute', o.moved_at) + interval '1 minute')
                        order by o.position
                        on conflict on constraint transfer_told_once do nothing""")
                .param("key", TransferEditing.ONWARD)
                .param("stop", stop.id)
                .param("now", Timestamp.from(now))
                .param("actor", actor.id())
                .update();
    }
}
