package cn.fanzha.command.returns;

import static cn.fanzha.command.returns.ReturnStage.ACCEPTED;
import static cn.fanzha.command.returns.ReturnStage.APPLIED;
import static cn.fanzha.command.returns.ReturnStage.APPROVED;
import static cn.fanzha.command.returns.ReturnStage.FAILED;
import static cn.fanzha.command.returns.ReturnStage.NOTICE;
import static cn.fanzha.command.returns.ReturnStage.PROPOSED;
import static cn.fanzha.command.returns.ReturnStage.REJECTED;
import static cn.fanzha.command.returns.ReturnStage.RETURNED;
import static cn.fanzha.command.returns.ReturnStage.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReturnStageTest {

    @Test
    void everyPairOfStatesIsAsTheNoticeSays() {
        Map<ReturnStage, Set<ReturnStage>> lawful = Map.of(
                APPLIED, Set.of(ACCEPTED, REJECTED),
                ACCEPTED, Set.of(PROPOSED, REJECTED),
                PROPOSED, Set.of(PROPOSED, NOTICE, APPROVED, REJECTED),
                NOTICE, Set.of(PROPOSED, APPROVED, REJECTED),
                APPROVED, Set.of(SENT, REJECTED),
                SENT, Set.of(RETURNED, FAILED),
                FAILED, Set.of(SENT),
                RETURNED, Set.of(),
                REJECTED, Set.of());
        for (ReturnStage from : ReturnStage.values()) {
            for (ReturnStage to : ReturnStage.values()) {
                assertThat(from.mayBecome(to))
                        .as(from + " → " + to)
                        .isEqualTo(lawful.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }
}
