package cn.fanzha.command.identity;

import java.util.List;

/**
 * The accounts that a trial installation shows on its sign-in page. Offered as a bean by the demo data only: a real
 * installation has no default account.
 *
 * @param password the one password of all of them
 */
public record DemoSignIn(String password, List<String> usernames) {

    public DemoSignIn {
        usernames = List.copyOf(usernames);
    }
}
