package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.CaseChain;
import cn.fanzha.command.funds.domain.ChainSums;
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

/** The chain of a case for programs, accounts and names masked. */
@RestController
@PreAuthorize("hasAuthority('SCOPE_cases:read')")
@Tag(name = "cases")
class ChainApi {

    private final CaseFiles cases;
    private final CaseChain chain;
    private final Units units;
    private final ApplicationEventPublisher events;

    ChainApi(CaseFiles cases, CaseChain chain, Units units, ApplicationEventPublisher events) {
        this.cases = cases;
        this.chain = chain;
        this.units = units;
        this.events = events;
    }

    /**
     * ChainLevel by level; {@code entered} is what came from outside, {@code end} the sums over all levels, {@code cut} says that
     * there are more transfers than are read (20,000).
     */
    record Chain(String caseNo, String entered, ChainAmounts end, boolean cut, List<ChainLevel> levels) {}

    /** {@code accountsInAll} may be more than the listed ones: 500 of the whole chain. */
    record ChainLevel(int level, ChainAmounts sums, int accountsInAll, List<ChainAccount> accounts) {}

    /** Decimal strings in yuan; always {@code in + excess = stopped + movedOn + withdrawn + unknown}. */
    record ChainAmounts(String in, String stopped, String movedOn, String withdrawn, String unknown, String excess) {}

    /** An account; {@code endsAt} is the clock of its running stop, a UTC instant. */
    record ChainAccount(
            String account,
            @Nullable String holder,
            @Nullable String institutionCode,
            @Nullable String from,
            ChainAmounts sums,
            List<ChainRemark> remarks,
            @Nullable String stopNo,
            @Nullable StopState state,
            @Nullable Instant endsAt,
            @Nullable ContinuedBy continuedBy) {}

    /** What doesn't add up. */
    record ChainRemark(CaseChain.Says says, String amount) {}

    @GetMapping("/api/v1/cases/{no}/chain")
    @Operation(summary = "Where a case's money is, account by account and level by level; the reading is audited")
    Chain chain(@PathVariable("no") CaseNumber no, Actor actor) {
        CaseRef file = cases.require(no, actor);
        events.publishEvent(Audited.done("case.chain.read", "case", no.value(), Map.of()));
        CaseChain.Chain found = chain.of(file, actor);
        return new Chain(
                no.value(),
                found.entered().toPlainString(),
                sums(found.end()),
                found.cut(),
                found.levels().stream()
                        .map(level -> new ChainLevel(
                                level.level(),
                                sums(level.sums()),
                                level.inAll(),
                                level.accounts().stream().map(this::account).toList()))
                        .toList());
    }

    private ChainAccount account(CaseChain.Account one) {
        return new ChainAccount(
                one.account(),
                one.holder(),
                Optional.ofNullable(one.institutionId())
                        .flatMap(units::find)
                        .map(UnitRef::code)
                        .orElse(null),
                one.from(),
                sums(one.sums()),
                one.remarks().stream()
                        .map(remark ->
                                new ChainRemark(remark.says(), remark.amount().toPlainString()))
                        .toList(),
                one.stopNo(),
                one.state(),
                one.endsAt(),
                ContinuedBy.of(one.carriedOn()));
    }

    private static ChainAmounts sums(ChainSums sums) {
        return new ChainAmounts(
                sums.in().toPlainString(),
                sums.stopped().toPlainString(),
                sums.movedOn().toPlainString(),
                sums.withdrawn().toPlainString(),
                sums.unknown().toPlainString(),
                sums.excess().toPlainString());
    }
}
