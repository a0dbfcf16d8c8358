package cn.fanzha.command.identity;

import cn.fanzha.command.shared.Actor;
import java.util.Optional;

/** Who makes the present request: a signed-in person, or an API client; nobody in jobs. */
public interface CurrentActor {

    Optional<Actor> find();

    /** @throws IllegalStateException nobody is signed in: only open pages may ask without being sure */
    Actor require();
}
