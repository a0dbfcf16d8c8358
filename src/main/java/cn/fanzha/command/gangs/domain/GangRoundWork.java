package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.GangRounds;
import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.shared.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The page's own rounds, for callers that take no refusal. */
@Component
class GangRoundWork implements GangRounds {

    private final GangWork work;
    private final GangAccess access;

    GangRoundWork(GangWork work, GangAccess access) {
        this.work = work;
        this.access = access;
    }

    @Override
    @Transactional
    public void round(String gangNo, String note, Actor actor) {
        if (access.lockedGang(gangNo, actor).state() == GangState.DISCOVERED) {
            done(gangNo, work.investigate(gangNo, actor));
        }
        done(gangNo, work.round(gangNo, note, actor));
    }

    private static void done(String gangNo, ChangeOutcome outcome) {
        if (!(outcome instanceof ChangeOutcome.Done)) {
            throw new IllegalStateException(gangNo + ": " + outcome);
        }
    }
}
