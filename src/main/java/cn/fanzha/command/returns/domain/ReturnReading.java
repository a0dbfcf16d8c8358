package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reading one return, and what its forms offer. Opening a return is audited. */
@Component
public class ReturnReading {

    private static final int OFFICERS_AT_MOST = 200;

    private final ReturnHold hold;
    private final ReturnAccess access;
    private final ReturnViews views;
    private final ApplicationRows applications;
    private final JoinedFiles files;
    private final FlowRows flow;
    private final FrozenAccounts freezes;
    private final FrozenFunds funds;
    private final CaseFiles cases;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final ReturnNews news;
    private final Clock clock;

    ReturnReading(
            ReturnHold hold,
            ReturnAccess access,
            ReturnViews views,
            ApplicationRows applications,
            JoinedFiles files,
            FlowRows flow,
            FrozenAccounts freezes,
            FrozenFunds funds,
            CaseFiles cases,
            Accounts accounts,
            JdbcClient jdbc,
            ReturnNews news,
            Clock clock) {
        this.hold = hold;
        this.access = access;
        this.views = views;
        this.applications = applications;
        this.files = files;
        this.flow = flow;
        this.freezes = freezes;
        this.funds = funds;
        this.cases = cases;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.news = news;
        this.clock = clock;
    }

    /** The return, masked; the reading is audited. */
    @Transactional
    public ReturnView open(ReturnNumber number, Actor actor) {
        ReturnCase found = hold.read(number);
        access.requireSeen(found, actor);
        news.audit(found, "open", Map.of());
        return views.of(found, false, may(found, actor));
    }

    /** The same for a page that reads again what it shows already. */
    @Transactional(readOnly = true)
    public ReturnView glance(ReturnNumber number, Actor actor) {
        ReturnCase found = hold.read(number);
        access.requireSeen(found, actor);
        return views.of(found, false, may(found, actor));
    }

    /** For the bank that pays: names and accounts in full; the reading is audited. */
    @Transactional
    public ReturnView openForBank(ReturnNumber number, Actor actor) {
        ReturnCase found = hold.read(number);
        access.requireBank(found, actor);
        news.audit(found, "open", Map.of("shown", "names, accounts"));
        return views.of(found, true, ReturnView.May.NOTHING);
    }

    /** Which return this is to a program of the police or of the bank; masked. */
    @Transactional
    public ReturnView openForProgram(ReturnNumber number, Actor actor) {
        return actor.scope() instanceof Scope.Institution ? openForBank(number, actor) : open(number, actor);
    }

    /**
     * A victim who may still apply.
     *
     * @param caseNo where it is not the return's case, but one that is worked with it
     */
    public record Choice(@Nullable String caseNo, int position, String name) {
        /** For the form. */
        public String value() {
            return caseNo == null ? String.valueOf(position) : caseNo + "-" + position;
        }
    }

    /** The victims of the case, and of those worked with it that the actor may read, who haven't applied; names masked. */
    @Transactional(readOnly = true)
    public List<Choice> victims(ReturnNumber number, Actor actor) {
        ReturnCase found = hold.read(number);
        access.requireSeen(found, actor);
        List<Application> standing = applications.standing(found.id);
        return files.open(found, actor).stream()
                .flatMap(file -> applications.victims(file.id()).stream()
                        .filter(victim -> victim.name() != null
                                && standing.stream().noneMatch(one -> one.isOf(file.id(), victim.position())))
                        .map(victim -> new Choice(
                                file.own() ? null : file.number().value(),
                                victim.position(),
                                Masks.name(victim.name()))))
                .toList();
    }

    /** A case worked with the return's, whose file the actor may not read. */
    public record Closed(String caseNo, UUID unitId) {}

    /** The cases whose victims another unit, or one above, has to register. */
    @Transactional(readOnly = true)
    public List<Closed> closed(ReturnNumber number, Actor actor) {
        ReturnCase found = hold.read(number);
        access.requireSeen(found, actor);
        return files.closed(found, actor).stream()
                .map(file -> new Closed(file.number().value(), file.unitId()))
                .toList();
    }

    /** Who may be the second officer: those of the unit that holds the case and of the units above it, without the reader. */
    @Transactional(readOnly = true)
    public List<AccountRef> seconds(ReturnNumber number, Actor actor) {
        ReturnCase found = hold.read(number);
        UUID holder = cases.require(found.caseId, actor).unitId();
        return accounts
                .active(
                        new HashSet<>(List.of(holder, actor.unitId())),
                        Set.of(Role.OFFICER, Role.ANALYST),
                        OFFICERS_AT_MOST)
                .stream()
                .filter(one -> !one.id().equals(actor.id()))
                .toList();
    }

    /** A line of the flow table 涉案资金流向表, masked. */
    public record FlowLine(
            Instant at,
            String from,
            String fromName,
            String to,
            String toName,
            Money amount,
            int hops,
            boolean ofVictim) {}

    /** By which transfers money reached the frozen account, the earliest first: of the cases that the actor may read. */
    @Transactional(readOnly = true)
    public List<FlowLine> flow(ReturnNumber number, Actor actor) {
        ReturnCase found = hold.read(number);
        access.requireSeen(found, actor);
        Set<UUID> read = JoinedFiles.ids(files.open(found, actor));
        List<ApplicationRows.Victim> victims =
                read.stream().flatMap(id -> applications.victims(id).stream()).toList();
        return flow.of(found, read, victims).stream()
                .map(one -> new FlowLine(
                        one.at(),
                        card(one.from()),
                        Masks.name(one.fromName()),
                        card(one.to()),
                        Masks.name(one.toName()),
                        one.amount(),
                        one.hops(),
                        one.victim() != null))
                .toList();
    }

    /**
     * A frozen account of a case, and the return that runs for it.
     *
     * @param left what could be returned, yuan
     */
    public record Openable(
            UUID freezeId,
            String freezeNo,
            String account,
            Money frozen,
            Money left,
            boolean running,
            @Nullable String returnNo) {}

    /** The frozen accounts of the case for which a return may be opened, or runs; the caller has asked for the case. */
    @Transactional(readOnly = true)
    public List<Openable> openable(CaseRef file) {
        Map<UUID, String> running = new HashMap<>();
        jdbc.sql("select freeze_id, return_no from return_case where case_id = ? and ended_at is null")
                .param(file.id())
                .query((rs, n) -> running.put(rs.getObject(1, UUID.class), rs.getString(2)))
                .list();
        return freezes.ofCase(file.id()).stream()
                .map(freeze -> openable(freeze, running.get(freeze.id())))
                .toList();
    }

    private Openable openable(FrozenAccount freeze, @Nullable String returnNo) {
        return new Openable(
                freeze.id(),
                freeze.number(),
                freeze.account(),
                freeze.frozen(),
                funds.of(freeze),
                freeze.running(),
                returnNo);
    }

    private ReturnView.May may(ReturnCase of, Actor actor) {
        boolean works = access.works(of, actor);
        boolean approves = access.approves(of, actor);
        Instant now = clock.instant();
        return switch (of.stage()) {
            case APPLIED ->
                new ReturnView.May(works, works, false, false, false, false, false, false, false, works, false);
            case ACCEPTED ->
                new ReturnView.May(
                        works, false, works, false, false, false, false, false, false, works || approves, false);
            case PROPOSED ->
                new ReturnView.May(
                        works,
                        false,
                        works,
                        works && of.proposalStands && of.way == ReturnWay.PROPORTIONAL,
                        false,
                        approves && of.proposalStands && of.way != ReturnWay.PROPORTIONAL && !of.hadPart(actor.id()),
                        false,
                        false,
                        false,
                        works || approves,
                        false);
            case NOTICE ->
                new ReturnView.May(
                        works,
                        false,
                        false,
                        false,
                        works,
                        approves && of.noticeUntil != null && !now.isBefore(of.noticeUntil) && !of.hadPart(actor.id()),
                        false,
                        false,
                        false,
                        works || approves,
                        false);
            case APPROVED ->
                new ReturnView.May(
                        false, false, false, false, false, false, works, false, false, works || approves, false);
            case SENT ->
                new ReturnView.May(false, false, false, false, false, false, false, false, false, false, works);
            case FAILED -> {
                boolean open = works && of.endedAt == null;
                yield new ReturnView.May(false, false, false, false, false, false, false, open, open, false, works);
            }
            case RETURNED ->
                new ReturnView.May(false, false, false, false, false, false, false, false, false, false, works);
            case REJECTED -> ReturnView.May.NOTHING;
        };
    }

    private static String card(@Nullable String account) {
        return account == null ? "" : Masks.card(account);
    }
}
