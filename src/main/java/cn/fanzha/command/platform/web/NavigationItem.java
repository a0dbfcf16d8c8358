package cn.fanzha.command.platform.web;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of the left navigation; each feature offers its own as a bean, and a user sees those of the own roles.
 * A page that stands elsewhere for another role is offered twice; who has both roles sees it once, where it stands first.
 *
 * @param key message key of the text
 * @param href the page's address; the line is marked while the address begins with it
 * @param icon name of a symbol of the sprite {@code img/icons.svg}
 * @param order position, smallest first
 * @param unitKinds names of the kinds of units whose people see it; empty: all
 */
public record NavigationItem(String key, String href, String icon, int order, Set<Role> roles, Set<String> unitKinds) {

    public NavigationItem {
        roles = Set.copyOf(roles);
        unitKinds = Set.copyOf(unitKinds);
    }

    /** For people of every kind of unit. */
    public NavigationItem(String key, String href, String icon, int order, Set<Role> roles) {
        this(key, href, icon, order, roles, Set.of());
    }

    /** The actor has one of the roles, in such a unit. */
    public boolean isFor(Actor actor, @Nullable String unitKind) {
        return roles.stream().anyMatch(actor::has)
                && (unitKinds.isEmpty() || (unitKind != null && unitKinds.contains(unitKind)));
    }
}
