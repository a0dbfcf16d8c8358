package cn.fanzha.command.gangs;

import cn.fanzha.command.shared.Actor;

/** The investigation of a gang, in rounds 轮次; who may do it is the same as on the page. */
public interface GangRounds {

    /**
     * One more round; a gang that was only discovered is investigated from now on.
     *
     * @throws IllegalStateException the gang is dismantled already
     */
    void round(String gangNo, String note, Actor actor);
}
