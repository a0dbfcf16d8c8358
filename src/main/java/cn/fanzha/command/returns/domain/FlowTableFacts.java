package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the flow table of a return says, in Chinese and in full. */
@Component
class FlowTableFacts {

    private static final int ROWS_AT_MOST = 200;

    private final ApplicationRows applications;
    private final ShareRows shares;
    private final FlowRows flow;
    private final FrozenAccounts freezes;
    private final FrozenFunds funds;
    private final Observables observables;
    private final Units units;
    private final MessageSource messages;

    FlowTableFacts(
            ApplicationRows applications,
            ShareRows shares,
            FlowRows flow,
            FrozenAccounts freezes,
            FrozenFunds funds,
            Observables observables,
            Units units,
            MessageSource messages) {
        this.applications = applications;
        this.shares = shares;
        this.flow = flow;
        this.freezes = freezes;
        this.funds = funds;
        this.observables = observables;
        this.units = units;
        this.messages = messages;
    }

    Map<String, String> fields(ReturnCase of, CaseRef file) {
        FrozenAccount freeze = freezes.of(of.freezeId);
        Map<String, String> fields = new HashMap<>();
        fields.put("return.number", of.returnNo);
        fields.put("case.number", of.caseNo);
        fields.put("unit.name", units.get(file.unitId()).name());
        fields.put("institution", units.get(of.institutionId).name());
        fields.put("account", observables.reveal(of.accountId).value());
        put(fields, "holder", freeze.holder());
        fields.put("frozen", freeze.frozen().grouped());
        fields.put("left", funds.of(freeze, of).grouped());
        if (of.way != null) {
            fields.put("way", messages.getMessage("returns.way." + of.way, null, Locale.SIMPLIFIED_CHINESE));
        }
        put(fields, "officer", of.proposedByName == null ? of.openedByName : of.proposedByName);
        put(fields, "second.officer", of.secondOfficerName);
        return fields;
    }

    Map<String, List<Map<String, String>>> tables(ReturnCase of) {
        List<Map<String, String>> flows = new ArrayList<>();
        List<Application> standing = applications.standing(of.id);
        Set<UUID> cases = new LinkedHashSet<>(List.of(of.caseId));
        standing.forEach(one -> cases.add(one.victimCaseId()));
        List<ApplicationRows.Victim> victims =
                cases.stream().flatMap(id -> applications.victims(id).stream()).toList();
        flow.of(of, cases, victims).stream().limit(ROWS_AT_MOST).forEach(one -> {
            Map<String, String> row = new HashMap<>();
            row.put("no", String.valueOf(flows.size() + 1));
            row.put("at", ChinaTime.formatSeconds(one.at()));
            put(row, "from", one.from());
            put(row, "payer", one.fromName());
            row.put("to", one.to());
            row.put("amount", one.amount().grouped());
            row.put("hops", String.valueOf(one.hops()));
            flows.add(row);
        });
        List<Share> current = shares.current(of);
        List<Map<String, String>> claims = new ArrayList<>();
        standing.forEach(one -> {
            Map<String, String> row = new HashMap<>();
            row.put("no", String.valueOf(one.position()));
            row.put("name", one.name());
            put(row, "id", one.idNo());
            row.put("account", observables.reveal(one.toAccountId()).value());
            row.put("loss", one.lossHere().grouped());
            current.stream()
                    .filter(share -> share.applicationId().equals(one.id()))
                    .findFirst()
                    .ifPresent(share -> row.put("share", share.amount().grouped()));
            claims.add(row);
        });
        return Map.of("flows", flows, "claims", claims);
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
