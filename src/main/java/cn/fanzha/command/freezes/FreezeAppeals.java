package cn.fanzha.command.freezes;

import cn.fanzha.command.shared.Actor;
import java.util.UUID;

/** The holders' appeals against freezes 错冻申诉, for who registers them elsewhere than on their page. */
public interface FreezeAppeals {

    /**
     * Registers an appeal: by an officer or supervisor who works on the freeze's case.
     *
     * @return the appeal
     * @throws IllegalStateException it was refused: no such freeze, or an appeal against it is open
     */
    UUID register(String freezeNo, String appellant, String contact, String statement, Actor actor);

    /**
     * Rejects an appeal that nobody decided yet: by a supervisor who did not apply for the freeze.
     *
     * @param reason what the holder and the file read
     * @throws IllegalStateException it was refused
     */
    void reject(UUID appeal, String reason, Actor actor);
}
