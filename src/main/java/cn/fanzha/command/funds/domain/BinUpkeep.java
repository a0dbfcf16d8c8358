package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.domain.BinEntry.Key;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The system administrator keeps the table of card prefixes up to date: the seed is public and some years old. Each change
 * has a reason, stands in the history and in the audit log, and works for the next card that is typed.
 */
@Component
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
public class BinUpkeep {

    private static final int REASON_AT_MOST = 200;

    private final JdbcClient jdbc;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BinUpkeep(JdbcClient jdbc, Units units, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a prefix; publishes {@code bin.add}.
     *
     * @throws InvalidValueException there is such a row, or no reason was given
     */
    @Transactional
    public void add(BinEntry entry, String reason, Actor actor) {
        String why = reason(reason);
        insert(entry);
        note(BinAction.ADD, entry.bin(), null, entry.told(), why, actor);
    }

    /**
     * Puts one row in the place of another; publishes {@code bin.change}.
     *
     * @throws InvalidValueException somebody removed the row meanwhile, or there is such a row, or no reason was given
     */
    @Transactional
    public void change(Key was, BinEntry entry, String reason, Actor actor) {
        String why = reason(reason);
        BinEntry before = delete(was);
        insert(entry);
        note(BinAction.CHANGE, entry.bin(), before.told(), entry.told(), why, actor);
    }

    /**
     * Removes a row; publishes {@code bin.remove}.
     *
     * @throws InvalidValueException somebody removed it before, or no reason was given
     */
    @Transactional
    public void remove(Key key, String reason, Actor actor) {
        String why = reason(reason);
        BinEntry before = delete(key);
        note(BinAction.REMOVE, key.bin(), before.told(), null, why, actor);
    }

    /**
     * From now on cards of this bank lead to the institution, or to none; publishes {@code bin.assign}.
     *
     * @param institutionCode code of a bank or payment institution; null: officers choose
     * @throws InvalidValueException there is no such bank or institution, or no reason was given
     */
    @Transactional
    public void assign(String bankCode, @Nullable String institutionCode, String reason, Actor actor) {
        String why = reason(reason);
        UnitRef institution = institutionCode == null
                ? null
                : units.findByCode(institutionCode)
                        .filter(one -> one.kind().holdsAccounts() && one.active())
                        .orElseThrow(() -> new InvalidValueException("bins.problem.institution"));
        Optional<UUID> before = jdbc.sql("select institution_id from bank where bank_code = ? limit 1 for update")
                .param(bankCode)
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new InvalidValueException("bins.problem.bank"));
        jdbc.sql("update bank set institution_id = ? where bank_code = ?")
                .param(institution == null ? null : institution.id())
                .param(bankCode)
                .update();
        note(
                BinAction.ASSIGN,
                bankCode,
                before.flatMap(units::find).map(UnitRef::name).orElse(null),
                institution == null ? null : institution.name(),
                why,
                actor);
    }

    private void insert(BinEntry entry) {
        jdbc.sql("""
                        insert into bank (bank_code, bank_name, institution_id)
                        select ?, ?, (select institution_id from bank where bank_code = ? limit 1)
                        on conflict on constraint bank_pk do nothing""")
                .params(entry.bankCode(), entry.bankName(), entry.bankCode())
                .update();
        try {
            jdbc.sql("insert into bank_bin (bin, card_length, bank_code, bank_name, card_type) values (?, ?, ?, ?, ?)")
                    .params(
                            entry.bin(),
                            entry.cardLength(),
                            entry.bankCode(),
                            entry.bankName(),
                            entry.cardType().name())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidValueException("bins.problem.there");
        }
    }

    private BinEntry delete(Key key) {
        return jdbc.sql("""
                        delete from bank_bin where bin = ? and card_length = ? and bank_code = ?
                        returning bin, card_length, bank_code, bank_name, card_type""")
                .params(key.bin(), key.cardLength(), key.bankCode())
                .query(BinList::entry)
                .optional()
                .orElseThrow(() -> new InvalidValueException("bins.problem.gone"));
    }

    private void note(
            BinAction action,
            String subject,
            @Nullable String before,
            @Nullable String after,
            String reason,
            Actor actor) {
        jdbc.sql("""
                        insert into bank_bin_change (id, at, actor_id, actor_name, action, bin, before, after, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(Ids.next())
                .param(Timestamp.from(clock.instant()))
                .param(actor.id())
                .param(actor.displayName())
                .param(action.name())
                .param(subject)
                .param(before)
                .param(after)
                .param(reason)
                .update();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("before", before);
        details.put("after", after);
        details.put("reason", reason);
        events.publishEvent(Audited.done("bin." + action.name().toLowerCase(Locale.ROOT), "bin", subject, details));
    }

    private static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty() || reason.length() > REASON_AT_MOST) {
            throw new InvalidValueException("bins.problem.reason", REASON_AT_MOST);
        }
        return reason;
    }
}
