package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.returns.ReturnCourse;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.domain.ReturnChange.Done;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class PlayedCourse implements ReturnCourse {

    private final CaseFiles cases;
    private final ReturnReading reading;
    private final OpenReturns opening;
    private final ReturnApplications applications;
    private final ReturnProposals proposals;
    private final ReturnNotices notices;
    private final ReturnDecisions decisions;
    private final ReturnDesk desk;
    private final Clock clock;

    PlayedCourse(
            CaseFiles cases,
            ReturnReading reading,
            OpenReturns opening,
            ReturnApplications applications,
            ReturnProposals proposals,
            ReturnNotices notices,
            ReturnDecisions decisions,
            ReturnDesk desk,
            Clock clock) {
        this.cases = cases;
        this.reading = reading;
        this.opening = opening;
        this.applications = applications;
        this.proposals = proposals;
        this.notices = notices;
        this.decisions = decisions;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public List<UUID> openable(CaseNumber caseNo, Actor officer) {
        return reading.openable(cases.require(caseNo, officer)).stream()
                .filter(one ->
                        one.running() && one.returnNo() == null && !one.left().isZero())
                .map(ReturnReading.Openable::freezeId)
                .toList();
    }

    @Override
    public ReturnNumber open(CaseNumber caseNo, UUID freezeId, Money loss, String toAccount, Actor officer) {
        ReturnNumber number = expect(opening.open(caseNo, freezeId, officer)).number();
        int victim = reading.victims(number, officer).getFirst().position();
        expect(applications.apply(
                number,
                null,
                new ReturnApplications.Applied(victim, toAccount, loss, null, true, ChinaTime.date(clock.instant())),
                officer));
        return number;
    }

    @Override
    public void join(ReturnNumber number, CaseNumber of, Money loss, String toAccount, Actor officer) {
        int victim = reading.victims(number, officer).stream()
                .filter(one -> of.value().equals(one.caseNo()))
                .findFirst()
                .map(ReturnReading.Choice::position)
                .orElseThrow(() -> new IllegalStateException(of + " is not worked with the case of " + number));
        LocalDate today = ChinaTime.date(clock.instant());
        expect(applications.apply(
                number, null, new ReturnApplications.Applied(of, victim, toAccount, loss, null, true, today), officer));
    }

    @Override
    public void propose(ReturnNumber number, ReturnWay way, Actor officer, Actor second) {
        expect(applications.accept(number, null, officer));
        expect(proposals.propose(number, null, way, second.id(), Map.of(), officer));
    }

    @Override
    public void publish(ReturnNumber number, Actor officer) {
        expect(notices.publish(number, null, officer));
    }

    @Override
    public void send(ReturnNumber number, Actor supervisor, Actor officer) {
        expect(decisions.approve(number, null, supervisor));
        expect(decisions.send(number, null, officer));
    }

    @Override
    public void fail(ReturnNumber number, ShareFailure why, Actor liaison) {
        UUID share = Objects.requireNonNull(reading.openForBank(number, liaison)
                        .applicants()
                        .getFirst()
                        .share())
                .id();
        expect(desk.fail(number, share, new ReturnDesk.Failure(why, null, null), liaison));
    }

    private static Done expect(ReturnChange change) {
        if (change instanceof Done done) {
            return done;
        }
        throw new IllegalStateException(change.toString());
    }
}
