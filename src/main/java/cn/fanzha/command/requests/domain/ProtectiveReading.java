package cn.fanzha.command.requests.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.requests.InformedHow;
import cn.fanzha.command.requests.ProtectiveAccountKind;
import cn.fanzha.command.requests.ProtectiveRefusal;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.requests.ProtectiveState;
import cn.fanzha.command.requests.domain.ProtectiveView.Account;
import cn.fanzha.command.requests.domain.ProtectiveView.Given;
import cn.fanzha.command.requests.domain.ProtectiveView.Lifting;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a protective control: the police read every institution's answer, an institution its own. */
@Component
public class ProtectiveReading {

    private final ProtectiveAccess access;
    private final PersonalDataCipher cipher;
    private final ProtectiveNews news;
    private final ProtectiveSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProtectiveReading(
            ProtectiveAccess access,
            PersonalDataCipher cipher,
            ProtectiveNews news,
            ProtectiveSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.cipher = cipher;
        this.news = news;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For the police and their programs, the person masked; audited as {@code protective.open}. */
    @Transactional
    public ProtectiveView open(String controlNo, Actor actor) {
        ProtectiveView view = glance(controlNo, actor);
        news.audit(controlNo, "open", Map.of());
        return view;
    }

    /** The same for a page that is open already and follows the answers; not audited again. */
    @Transactional(readOnly = true)
    public ProtectiveView glance(String controlNo, Actor actor) {
        if (actor.scope() instanceof Scope.Institution) {
            throw new OutOfScopeException("protective-control", controlNo);
        }
        Raw raw = raw(controlNo);
        access.requireReader(controlNo, raw.unit, raw.caseNo, actor);
        return view(raw, null);
    }

    /** For an institution: the person in full, whom it has to find, and the own answer; audited. */
    @Transactional
    public ProtectiveView asked(String controlNo, Actor actor) {
        UUID institution = ProtectiveDesk.institution(controlNo, actor);
        ProtectiveView view = view(raw(controlNo), institution);
        if (view.answers().isEmpty()) {
            throw new OutOfScopeException("protective-control", controlNo);
        }
        news.audit(controlNo, "open", Map.of("shown", "name, id number"));
        return view;
    }

    /** The actor's side may end it. */
    @Transactional(readOnly = true)
    public boolean mayAct(ProtectiveView view, Actor actor) {
        return access.mayAct(view.unitId(), view.caseNo(), actor);
    }

    private record Raw(
            UUID id,
            String controlNo,
            UUID unit,
            ProtectiveSource source,
            String reference,
            @Nullable String caseNo,
            String name,
            String idNo,
            String reason,
            String askedBy,
            Instant askedAt,
            Instant lapsesAt,
            Instant informedAt,
            String informedBy,
            InformedHow informedHow,
            @Nullable Lifting lifting) {}

    private Raw raw(String controlNo) {
        return jdbc.sql("select * from protective_control where control_no = ?")
                .param(controlNo)
                .query((rs, n) -> raw(rs))
                .optional()
                .orElseThrow(() -> new NotFoundException("protective-control", controlNo));
    }

    private Raw raw(ResultSet rs) throws SQLException {
        Instant lifted = instant(rs, "lifted_at");
        return new Raw(
                rs.getObject("id", UUID.class),
                rs.getString("control_no"),
                rs.getObject("unit_id", UUID.class),
                ProtectiveSource.valueOf(rs.getString("source")),
                rs.getString("reference"),
                rs.getString("case_no"),
                cipher.decrypt(ValueKind.NAME, rs.getBytes("person_name")),
                cipher.decrypt(ValueKind.ID_NUMBER, rs.getBytes("person_id_no")),
                rs.getString("reason"),
                rs.getString("asked_by_name"),
                rs.getTimestamp("asked_at").toInstant(),
                rs.getTimestamp("lapses_at").toInstant(),
                rs.getTimestamp("informed_at").toInstant(),
                rs.getString("informed_by"),
                InformedHow.valueOf(rs.getString("informed_how")),
                lifted == null
                        ? null
                        : new Lifting(lifted, rs.getString("lifted_by_name"), rs.getString("lift_reason")));
    }

    private ProtectiveView view(Raw raw, @Nullable UUID institution) {
        boolean clear = institution != null;
        return new ProtectiveView(
                raw.controlNo,
                raw.unit,
                raw.source,
                raw.reference,
                raw.caseNo,
                clear ? raw.name : Masks.name(raw.name),
                clear ? raw.idNo : Masks.idNumber(raw.idNo),
                raw.reason,
                raw.askedBy,
                raw.askedAt,
                raw.askedAt.plus(settings.answerWithin()),
                raw.lapsesAt,
                raw.informedAt,
                raw.informedBy,
                raw.informedHow,
                raw.lifting,
                answers(raw, institution));
    }

    private List<Given> answers(Raw raw, @Nullable UUID institution) {
        Instant now = clock.instant();
        String own = institution == null ? "" : " and a.institution_id = :own";
        JdbcClient.StatementSpec statement = jdbc.sql("""
                        select a.* from protective_answer a join unit u on u.id = a.institution_id
                        where a.control_id = :control%s
                        order by array_position(array['CONTROLLED', 'REFUSED', 'ENDED', 'NONE', 'WAITING', 'LAPSED'], a.state),
                                 u.name, a.id""".formatted(own)).param("control", raw.id);
        List<Given> found = (institution == null ? statement : statement.param("own", institution))
                .query((rs, n) -> given(rs, raw.lapsesAt, now))
                .list();
        Map<UUID, List<Account>> accounts = accounts(raw.id);
        return found.stream()
                .map(one -> one.with(accounts.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private Given given(ResultSet rs, Instant lapsesAt, Instant now) throws SQLException {
        Instant ends = instant(rs, "ends_at");
        Instant ended = instant(rs, "ended_at");
        ProtectiveState state = ProtectiveState.valueOf(rs.getString("state")).at(ends, lapsesAt, now);
        byte[] phone = rs.getBytes("answering_phone");
        String refusal = rs.getString("refusal_code");
        return new Given(
                rs.getObject("id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                state,
                instant(rs, "answered_at"),
                rs.getString("answering_person"),
                phone == null ? null : cipher.decrypt(ValueKind.PHONE, phone),
                refusal == null ? null : ProtectiveRefusal.valueOf(refusal),
                rs.getString("note"),
                ends,
                ended == null && state == ProtectiveState.ENDED ? ends : ended,
                List.of());
    }

    private Map<UUID, List<Account>> accounts(UUID control) {
        Map<UUID, List<Account>> found = new HashMap<>();
        jdbc.sql("""
                        select c.answer_id, c.account_kind, c.masked, c.amount
                        from protective_account c join protective_answer a on a.id = c.answer_id
                        where a.control_id = ? order by c.answer_id, c.position""")
                .param(control)
                .query((rs, n) -> Map.entry(
                        Objects.requireNonNull(rs.getObject("answer_id", UUID.class)),
                        new Account(
                                ProtectiveAccountKind.valueOf(rs.getString("account_kind")),
                                rs.getString("masked"),
                                Money.of(rs.getBigDecimal("amount")))))
                .list()
                .forEach(one -> found.computeIfAbsent(one.getKey(), key -> new ArrayList<>())
                        .add(one.getValue()));
        return found;
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
