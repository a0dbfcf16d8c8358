package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.Dens;
import cn.fanzha.command.gangs.domain.Dens.Found;
import cn.fanzha.command.gangs.domain.GangDraft;
import cn.fanzha.command.gangs.domain.GangWork;
import cn.fanzha.command.gangs.domain.SuspectDraft;
import cn.fanzha.command.gangs.domain.SuspectWork;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes gangs, dens and suspects through their real use cases. */
@Component
public class TestGangs {

    public static final String ID = "11010519491231002X";

    private final GangWork gangs;
    private final Dens dens;
    private final SuspectWork suspects;
    private final Clock clock;

    TestGangs(GangWork gangs, Dens dens, SuspectWork suspects, Clock clock) {
        this.gangs = gangs;
        this.dens = dens;
        this.suspects = suspects;
        this.clock = clock;
    }

    /** A gang discovered an hour ago. */
    public String gang(Actor actor, @Nullable String operation) {
        return number(gangs.discover(
                new GangDraft(
                        "测试跑分团伙",
                        GangKind.MONEY_MOVING,
                        clock.instant().minusSeconds(3600),
                        null,
                        null,
                        operation,
                        "卡商、跑分",
                        null),
                actor));
    }

    public String den(String gang, Actor actor) {
        return number(dens.add(gang, new Found(PremisesKind.RENTAL, "某小区", null, null), actor));
    }

    /** 赵小虎 with the ID above, a mule. */
    public String suspect(Actor actor, @Nullable String gang, String... cases) {
        return number(suspects.enter(
                new SuspectDraft("赵小虎", ID, null, gang, SuspectRole.CARD_MULE, null, List.of(cases)), actor));
    }

    public static String number(ChangeOutcome outcome) {
        if (outcome instanceof ChangeOutcome.Done done) {
            return done.number();
        }
        throw new AssertionError(outcome);
    }
}
