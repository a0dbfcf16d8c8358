package cn.fanzha.command.identity.security;

import cn.fanzha.command.identity.domain.SignInSettings;
import cn.fanzha.command.platform.live.LiveSessions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Ends the live stream of a person who has not acted for the set time, as {@link IdleSessions} ends the pages. */
@Component
class IdleStreams implements LiveSessions {

    private final SessionRepository<? extends Session> sessions;
    private final SignInSettings settings;
    private final Clock clock;

    IdleStreams(SessionRepository<? extends Session> sessions, SignInSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> endOf(String sessionId) {
        Session session = sessions.findById(sessionId);
        if (session == null) {
            return Optional.empty();
        }
        Long lastAction = session.getAttribute(IdleSessions.LAST_ACTION);
        return Optional.of(
                        lastAction == null
                                ? Instant.MAX
                                : Instant.ofEpochMilli(lastAction).plus(settings.idle()))
                .filter(end -> end.isAfter(clock.instant()));
    }
}
