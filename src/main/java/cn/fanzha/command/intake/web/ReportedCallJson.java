package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.CaseJson;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.intake.CallReport;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.JsonFields;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Text;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a call that another system took: unlike the form, nothing of it may be wrong. */
@Component
class ReportedCallJson {

    private static final Set<String> TRANSFER =
            Set.of("kind", "account", "holder", "institution", "amount", "at", "fromAccount", "stop");
    private static final Set<Role> HANDLES = Set.of(Role.OFFICER, Role.SUPERVISOR);

    private final Accounts accounts;
    private final Units units;
    private final BankBins bins;
    private final FraudTypes types;
    private final Clock clock;

    ReportedCallJson(Accounts accounts, Units units, BankBins bins, FraudTypes types, Clock clock) {
        this.accounts = accounts;
        this.units = units;
        this.bins = bins;
        this.types = types;
        this.clock = clock;
    }

    /** The call, and the officer in whose name it is logged. */
    record Read(CallReport call, Actor officer) {}

    /**
     * Reads the body.
     *
     * @param client the asking program: the officer must belong to its tree
     */
    Read read(JsonNode body, Actor client) {
        Set<String> known = new HashSet<>(CaseJson.FIELDS);
        known.addAll(Set.of("officer", "secondOfficer", "victimIdChecked", "urgency", "transfers"));
        JsonFields fields = new JsonFields(body, known);
        AccountRef officer = fields.required("officer", name -> officer(name, client));
        AccountRef second = fields.value(
                "secondOfficer",
                name -> accounts.active(name).orElseThrow(() -> new InvalidValueException("intake.api.officer")));
        Urgency urgency = fields.value("urgency", Urgency::valueOf);
        if (!fields.has("channel")) {
            fields.note("channel", "api.field.missing");
        }
        Instant now = clock.instant();
        List<PayeeTransfer> transfers = transfers(fields, now);
        NewCase blank =
                new NewCase(Channel.HOTLINE_96110, null, now, sum(transfers), null, null, null, null, null, null);
        NewCase details = CaseJson.read(fields, blank, types, now);
        fields.requireSound();
        return new Read(
                new CallReport(
                        Ids.next(),
                        details,
                        Set.of(),
                        transfers,
                        urgency == null ? Urgency.URGENT : urgency,
                        fields.flag("victimIdChecked", false),
                        second == null ? null : second.id()),
                actor(Objects.requireNonNull(officer)));
    }

    private AccountRef officer(String username, Actor client) {
        return accounts.active(username)
                .filter(person -> client.scope().sees(person.unitId()))
                .filter(person -> person.roles().stream().anyMatch(HANDLES::contains))
                .orElseThrow(() -> new InvalidValueException("intake.api.officer"));
    }

    private Actor actor(AccountRef officer) {
        return new Actor(
                officer.id(),
                officer.username(),
                officer.displayName(),
                officer.unitId(),
                officer.roles(),
                units.scopeOf(officer.unitId()),
                false);
    }

    private List<PayeeTransfer> transfers(JsonFields fields, Instant now) {
        List<PayeeTransfer> transfers = new ArrayList<>();
        for (JsonFields one : fields.list("transfers", IntakeForm.LINES_AT_MOST, TRANSFER)) {
            AccountKind named = one.value("kind", AccountKind::valueOf);
            AccountKind kind = named == null ? AccountKind.BANK_ACCOUNT : named;
            String account = one.required("account", text -> account(kind, text));
            String holder = one.required("holder", Typed::name);
            Money amount = one.required("amount", ReportedCallJson::amount);
            Instant at = one.moment("at");
            if (at != null && at.isAfter(now)) {
                one.note("at", "api.field.future");
            }
            String from = one.value("fromAccount", text -> BankCard.of(text).value());
            UUID institution = institution(one, kind, account);
            if (account != null && holder != null && amount != null && institution != null) {
                transfers.add(new PayeeTransfer(
                        transfers.size(),
                        one.flag("stop", true),
                        kind,
                        account,
                        holder,
                        institution,
                        amount,
                        at == null ? now : at,
                        from));
            }
        }
        return transfers;
    }

    private @Nullable UUID institution(JsonFields one, AccountKind kind, @Nullable String account) {
        UUID named = one.value(
                "institution",
                code -> units.findByCode(code)
                        .filter(unit -> unit.kind().holdsAccounts() && unit.active())
                        .map(UnitRef::id)
                        .orElseThrow(() -> new InvalidValueException("intake.problem.institution")));
        if (named != null || one.has("institution") || account == null) {
            return named;
        }
        Optional<UUID> byCard = kind == AccountKind.BANK_ACCOUNT ? bins.find(account) : Optional.empty();
        if (byCard.isEmpty()) {
            one.note("institution", "intake.problem.institution");
        }
        return byCard.orElse(null);
    }

    private static String account(AccountKind kind, String typed) {
        if (kind == AccountKind.BANK_ACCOUNT) {
            return BankCard.of(typed).value();
        }
        String wallet = Text.halfWidth(typed);
        if (wallet.length() < 3 || wallet.length() > 64) {
            throw new InvalidValueException("intake.problem.wallet");
        }
        return wallet;
    }

    private static Money amount(String text) {
        Money amount = Money.of(text);
        if (amount.isZero()) {
            throw new InvalidValueException("intake.problem.zero");
        }
        return amount;
    }

    private static @Nullable Money sum(List<PayeeTransfer> transfers) {
        BigDecimal total =
                transfers.stream().map(transfer -> transfer.amount().yuan()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.signum() == 0 ? null : Money.of(total);
    }
}
