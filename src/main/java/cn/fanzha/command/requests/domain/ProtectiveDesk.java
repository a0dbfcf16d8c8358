package cn.fanzha.command.requests.domain;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.requests.ProtectiveAccountKind;
import cn.fanzha.command.requests.ProtectiveOutcome;
import cn.fanzha.command.requests.ProtectiveOutcome.Done;
import cn.fanzha.command.requests.ProtectiveOutcome.Refused;
import cn.fanzha.command.requests.ProtectiveRefusal;
import cn.fanzha.command.requests.ProtectiveReply;
import cn.fanzha.command.requests.ProtectiveState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An institution's answer to a protective control: for its own accounts of the person, once. */
@Component
class ProtectiveDesk {

    private static final int ACCOUNTS_AT_MOST = 50;
    private static final int NOTE_AT_MOST = 500;
    private static final int MASKED_AT_MOST = 40;
    private static final int DIGITS_SHOWN_AT_MOST = 10;

    private final PersonalDataCipher cipher;
    private final ProtectiveNews news;
    private final ProtectiveSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProtectiveDesk(
            PersonalDataCipher cipher, ProtectiveNews news, ProtectiveSettings settings, JdbcClient jdbc, Clock clock) {
        this.cipher = cipher;
        this.news = news;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Asked(
            UUID answerId,
            UUID unitId,
            UUID institutionId,
            UUID askedBy,
            @Nullable String caseNo,
            ProtectiveState state,
            @Nullable Instant endsAt,
            Instant lapsesAt,
            boolean lifted,
            @Nullable String digest) {}

    @Transactional
    ProtectiveOutcome answer(String controlNo, ProtectiveReply reply, Actor actor) {
        Asked asked = asked(controlNo, actor);
        Instant now = clock.instant();
        List<String> masked;
        Refused objection;
        try {
            objection = objection(reply);
            masked = objection == null
                    ? reply.accounts().stream().map(ProtectiveDesk::masked).toList()
                    : List.of();
        } catch (InvalidValueException e) {
            objection = new Refused(e.key(), Arrays.asList(e.args()));
            masked = List.of();
        }
        if (objection == null) {
            String digest = digest(reply, masked);
            if (digest.equals(asked.digest)) {
                return new Done(controlNo);
            }
            objection = over(asked, now);
            if (objection == null) {
                keep(controlNo, asked, reply, masked, digest, actor, now);
                return new Done(controlNo);
            }
        }
        news.refused(controlNo, "answer", objection);
        return objection;
    }

    private static @Nullable Refused over(Asked asked, Instant now) {
        ProtectiveState state = asked.state.at(asked.endsAt, asked.lapsesAt, now);
        return switch (state) {
            case WAITING -> asked.lifted ? Refused.because("protective.answer.stands.LAPSED") : null;
            case CONTROLLED, NONE, REFUSED, ENDED, LAPSED -> Refused.because("protective.answer.stands." + state);
        };
    }

    static @Nullable Refused objection(ProtectiveReply reply) {
        if (reply.person().isBlank() || reply.phone().isBlank()) {
            return Refused.because("protective.answer.person");
        }
        if (reply.note().length() > NOTE_AT_MOST) {
            return Refused.because("protective.answer.note-long", NOTE_AT_MOST);
        }
        ProtectiveState result = reply.result();
        if (result == ProtectiveState.CONTROLLED) {
            return reply.accounts().isEmpty() || reply.accounts().size() > ACCOUNTS_AT_MOST
                    ? Refused.because("protective.answer.accounts", ACCOUNTS_AT_MOST)
                    : null;
        }
        if (!reply.accounts().isEmpty()) {
            return Refused.because("protective.answer.no-accounts");
        }
        if (result == ProtectiveState.NONE) {
            return null;
        }
        if (result != ProtectiveState.REFUSED || reply.refusal() == null) {
            return Refused.because("protective.answer.result");
        }
        return reply.refusal() == ProtectiveRefusal.OTHER && reply.note().isBlank()
                ? Refused.because("protective.answer.other-needs-words")
                : null;
    }

    /** What is kept of an account: the institution's own masked form, or ours of the number. */
    static String masked(ProtectiveReply.Account account) {
        String number = account.number().strip();
        if (!number.contains("*")) {
            return ObservableValue.of(
                            account.kind() == ProtectiveAccountKind.BANK_ACCOUNT
                                    ? ObservableType.BANK_ACCOUNT
                                    : ObservableType.PAYMENT_ACCOUNT,
                            number)
                    .masked();
        }
        if (number.length() > MASKED_AT_MOST
                || number.chars().filter(Character::isDigit).count() > DIGITS_SHOWN_AT_MOST) {
            throw new InvalidValueException("protective.answer.masked", DIGITS_SHOWN_AT_MOST);
        }
        return number;
    }

    private void keep(
            String controlNo,
            Asked asked,
            ProtectiveReply reply,
            List<String> masked,
            String digest,
            Actor actor,
            Instant now) {
        ProtectiveState result = Objects.requireNonNull(reply.result());
        jdbc.sql("""
                        update protective_answer
                        set state = :state, answered_at = :now, answered_by = :by, answering_person = :person,
                            answering_phone = :phone, answer_digest = :digest, refusal_code = :refusal, note = :note, ends_at = :ends
                        where id = :id""")
                .param("state", result.name())
                .param("now", Timestamp.from(now))
                .param("by", actor.id())
                .param("person", reply.person().strip())
                .param("phone", cipher.encrypt(ValueKind.PHONE, reply.phone().strip()))
                .param("digest", digest)
                .param("refusal", result == ProtectiveState.REFUSED ? refusal(reply) : null)
                .param("note", reply.note().isBlank() ? null : reply.note().strip())
                .param(
                        "ends",
                        result == ProtectiveState.CONTROLLED ? Timestamp.from(now.plus(settings.runsFor())) : null)
                .param("id", asked.answerId)
                .update();
        for (int i = 0; i < reply.accounts().size(); i++) {
            ProtectiveReply.Account account = reply.accounts().get(i);
            jdbc.sql("insert into protective_account (id, answer_id, position, account_kind, masked, amount)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            Ids.next(),
                            asked.answerId,
                            i,
                            account.kind().name(),
                            masked.get(i),
                            account.amount().yuan())
                    .update();
        }
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("institution", asked.institutionId);
        facts.put("result", result.name());
        facts.put("accounts", masked);
        facts.put("refusal", refusal(reply));
        facts.put("note", !reply.note().isBlank());
        news.audit(controlNo, "answer", facts);
        news.show(controlNo, "answered", asked.unitId, asked.institutionId);
        news.tell(controlNo, "answered", asked.askedBy);
        if (result == ProtectiveState.CONTROLLED) {
            news.timeline(asked.caseNo, "CONTROLLED", now, actor, controlNo, null);
        }
    }

    private static @Nullable String refusal(ProtectiveReply reply) {
        return reply.refusal() == null ? null : reply.refusal().name();
    }

    private Asked asked(String controlNo, Actor actor) {
        UUID institution = institution(controlNo, actor);
        return jdbc.sql("""
                        select a.id, p.unit_id, a.institution_id, p.asked_by, p.case_no, a.state, a.ends_at, p.lapses_at,
                               p.lifted_at is not null as lifted, a.answer_digest
                        from protective_answer a join protective_control p on p.id = a.control_id
                        where p.control_no = ? and a.institution_id = ? for update of a""")
                .params(controlNo, institution)
                .query((rs, n) -> asked(rs))
                .optional()
                .orElseThrow(() -> new OutOfScopeException("protective-control", controlNo));
    }

    private static Asked asked(ResultSet rs) throws SQLException {
        Timestamp ends = rs.getTimestamp("ends_at");
        return new Asked(
                rs.getObject("id", UUID.class),
                rs.getObject("unit_id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                rs.getObject("asked_by", UUID.class),
                rs.getString("case_no"),
                ProtectiveState.valueOf(rs.getString("state")),
                ends == null ? null : ends.toInstant(),
                rs.getTimestamp("lapses_at").toInstant(),
                rs.getBoolean("lifted"),
                rs.getString("answer_digest"));
    }

    static UUID institution(String controlNo, Actor actor) {
        if (actor.scope() instanceof Scope.Institution own) {
            return own.institution();
        }
        throw new OutOfScopeException("protective-control", controlNo);
    }

    /** The same answer has the same digest, whoever of the institution gives it. */
    private static String digest(ProtectiveReply reply, List<String> masked) {
        StringBuilder text = new StringBuilder()
                .append(reply.result())
                .append('|')
                .append(reply.refusal())
                .append('|')
                .append(reply.note().strip());
        for (int i = 0; i < masked.size(); i++) {
            ProtectiveReply.Account account = reply.accounts().get(i);
            text.append('|')
                    .append(account.kind())
                    .append(' ')
                    .append(masked.get(i))
                    .append(' ')
                    .append(account.amount().toPlainString());
        }
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
