package cn.fanzha.command.platform.web;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.List;
import java.util.Set;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What one page, or a few that are worked on together, is explained by.
 *
 * @param key the word in the message keys {@code help.<key>.…}
 * @param roles whose work it is; nobody's in particular where empty
 * @param pages the addresses that it explains, the page to begin with first
 */
record HelpTopic(String key, Set<Role> roles, List<PathPattern> pages) {

    HelpTopic {
        roles = Set.copyOf(roles);
        pages = List.copyOf(pages);
    }

    boolean isFor(Actor actor) {
        return roles.isEmpty() || roles.stream().anyMatch(actor::has);
    }
}
