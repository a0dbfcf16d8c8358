package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.domain.CaseTransfers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The transfers of a case for programs: in scope, accounts and names masked, the reading audited. */
@RestController
@PreAuthorize("hasAuthority('SCOPE_cases:read')")
@Tag(name = "cases")
class TransferApi {

    private final CaseFiles cases;
    private final CaseTransfers transfers;
    private final Units units;
    private final ApplicationEventPublisher events;

    TransferApi(CaseFiles cases, CaseTransfers transfers, Units units, ApplicationEventPublisher events) {
        this.cases = cases;
        this.transfers = transfers;
        this.units = units;
        this.events = events;
    }

    /** The transfers in order of time, 1,000 at most; {@code lost} is the sum of level 1, amounts decimal strings in yuan. */
    record TransferList(List<Transfer> transfers, String lost, String amountInvolved) {}

    /** A transfer: accounts and names masked, the time a UTC instant. */
    record Transfer(
            String id,
            int level,
            @Nullable String from,
            @Nullable String fromName,
            AccountKind toKind,
            String to,
            @Nullable String toName,
            @Nullable String toInstitutionCode,
            String amount,
            Instant at,
            @Nullable String channel,
            @Nullable String transferNo,
            @Nullable String stopNo) {}

    @GetMapping("/api/v1/cases/{no}/transfers")
    @Operation(summary = "The transfers of a case with their level; the reading is audited")
    TransferList transfers(@PathVariable("no") CaseNumber no, Actor actor) {
        CaseRef file = cases.require(no, actor);
        events.publishEvent(Audited.done("case.transfers.read", "case", no.value(), Map.of()));
        CaseTransfers.Sheet sheet = transfers.of(file);
        return new TransferList(
                sheet.rows().stream()
                        .map(row -> new Transfer(
                                row.id().toString(),
                                row.level(),
                                row.from(),
                                row.fromName(),
                                row.toKind(),
                                row.to(),
                                row.toName(),
                                Optional.ofNullable(row.toInstitution())
                                        .flatMap(units::find)
                                        .map(UnitRef::code)
                                        .orElse(null),
                                row.amount().toPlainString(),
                                row.at(),
                                row.channel(),
                                row.number(),
                                row.stopNo()))
                        .toList(),
                sheet.lost().toPlainString(),
                sheet.involved().toPlainString());
    }
}
