package cn.fanzha.command.platform.web;

import cn.fanzha.command.shared.Role;
import java.util.Set;

/**
 * A line of the left navigation; each feature offers its own as a bean, and a user sees those of the own roles.
 * A page that stands elsewhere for another role is offered twice; who has both roles sees it once, where it stands first.
 *
 * @param key message key of the text
 * @param href the page's address; the line is marked while the address begins with it
 * @param icon name of a symbol of the sprite {@code img/icons.svg}
 * @param order position, smallest first
 */
public record NavigationItem(String key, String href, String icon, int order, Set<Role> roles) {}
