package cn.fanzha.command.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of the notice and the rule that nobody approves the own return. */
class ReturnCaseTest {

    private static final Actor OFFICER = actor();
    private static final Actor SECOND = actor();
    private static final Actor SUPERVISOR = actor();

    @ParameterizedTest
    @CsvSource({
        // published, approval asked for, allowed
        "2026-11-23 00:00:00,2026-12-23 23:59:59,false",
        "2026-11-23 00:00:00,2026-12-24 00:00:00,true",
        "2026-11-23 23:59:59,2026-12-23 23:59:59,false",
        "2026-11-23 23:59:59,2026-12-24 00:00:00,true",
        "2027-01-30 12:00:00,2027-03-01 23:59:59,false",
        "2027-01-30 12:00:00,2027-03-02 00:00:00,true",
        "2028-01-30 12:00:00,2028-03-01 00:00:00,true"
    })
    void theNoticeLastsThirtyDaysToMidnight(String published, String asked, boolean allowed) {
        ReturnCase held = proposed(ReturnWay.PROPORTIONAL);
        assertThat(held.publish(ChinaTime.parse(published))).isNull();
        Refused refused = held.approve(SUPERVISOR, ChinaTime.parse(asked));
        assertThat(refused == null).isEqualTo(allowed);
        assertThat(held.stage()).isEqualTo(allowed ? ReturnStage.APPROVED : ReturnStage.NOTICE);
    }

    @Test
    void whoHadAPartInItDoesNotApprove() {
        for (Actor own : new Actor[] {OFFICER, SECOND}) {
            assertThat(proposed(ReturnWay.DIRECT_ONE).approve(own, Instant.EPOCH))
                    .isEqualTo(Refused.because("returns.approve.own"));
        }
        assertThat(proposed(ReturnWay.DIRECT_ONE).approve(SUPERVISOR, Instant.EPOCH))
                .isNull();
    }

    @Test
    void aProportionalReturnNeedsItsNoticeAndADirectOneHasNone() {
        assertThat(proposed(ReturnWay.PROPORTIONAL).approve(SUPERVISOR, Instant.EPOCH))
                .isEqualTo(Refused.because("returns.approve.no-notice"));
        assertThat(proposed(ReturnWay.DIRECT_ONE).publish(Instant.EPOCH))
                .isEqualTo(Refused.because("returns.publish.direct"));
        assertThat(proposed(ReturnWay.DIRECT_TIMED).publish(Instant.EPOCH))
                .isEqualTo(Refused.because("returns.publish.direct"));
    }

    @Test
    void twoDifferentOfficersAnswerForAProposal() {
        ReturnCase held = accepted();
        assertThat(held.propose(ReturnWay.DIRECT_ONE, OFFICER, OFFICER.id(), "同一人", Instant.EPOCH))
                .isEqualTo(Refused.because("returns.propose.same-officer"));
    }

    @Test
    void aVoidProposalLeadsBackAndIsNeitherPublishedNorApproved() {
        ReturnCase held = proposed(ReturnWay.PROPORTIONAL);
        held.publish(Instant.EPOCH);
        assertThat(held.voidProposal()).isTrue();
        assertThat(held.stage()).isEqualTo(ReturnStage.PROPOSED);
        assertThat(held.publish(Instant.EPOCH)).isEqualTo(Refused.because("returns.proposal.void"));
        assertThat(held.approve(SUPERVISOR, Instant.EPOCH)).isEqualTo(Refused.because("returns.proposal.void"));
        assertThat(held.propose(ReturnWay.PROPORTIONAL, OFFICER, SECOND.id(), "协办", Instant.EPOCH))
                .isNull();
        assertThat(held.round).isEqualTo(2);
    }

    @Test
    void anythingBeforeTheBankMayBeRejectedAndNothingAfter() {
        ReturnCase approved = proposed(ReturnWay.DIRECT_ONE);
        approved.approve(SUPERVISOR, Instant.EPOCH);
        ReturnCase sent = proposed(ReturnWay.DIRECT_ONE);
        sent.approve(SUPERVISOR, Instant.EPOCH);
        sent.send(Instant.EPOCH.plusSeconds(1), Instant.EPOCH);
        assertThat(approved.reject("不符合条件", Instant.EPOCH)).isNull();
        assertThat(sent.reject("不符合条件", Instant.EPOCH)).isEqualTo(Refused.because("returns.not-now.SENT"));
    }

    private static ReturnCase accepted() {
        ReturnCase held = ReturnCase.open(
                ReturnNumber.of("H1101050100002026110001"),
                new ReturnCase.Frozen(UUID.randomUUID(), "D1", UUID.randomUUID(), UUID.randomUUID()),
                new CaseRef(
                        UUID.randomUUID(),
                        CaseNumber.of("A1101050100002026110001"),
                        UUID.randomUUID(),
                        CaseState.FILED,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null),
                null,
                OFFICER,
                Instant.EPOCH);
        held.accept(Instant.EPOCH);
        return held;
    }

    private static ReturnCase proposed(ReturnWay way) {
        ReturnCase held = accepted();
        assertThat(held.propose(way, OFFICER, SECOND.id(), "协办", Instant.EPOCH)).isNull();
        return held;
    }

    private static Actor actor() {
        return new Actor(
                UUID.randomUUID(),
                "made-up",
                "某警官",
                UUID.randomUUID(),
                Set.of(Role.OFFICER),
                new Scope.Nothing(),
                false);
    }
}
