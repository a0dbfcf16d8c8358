package cn.fanzha.command.identity.security;

import cn.fanzha.command.identity.domain.SignInAttempts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * User name and password, with the lock-out around them. Only who typed the right password is told that the account is
 * not in service.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwords;
    private final SignInAttempts attempts;

    PasswordSignIn(AccountUsers users, PasswordEncoder encoder, SignInAttempts attempts) {
        this.attempts = attempts;
        this.passwords = new DaoAuthenticationProvider(users);
        passwords.setPasswordEncoder(encoder);
        passwords.setPreAuthenticationChecks(user -> {
            if (!user.isAccountNonLocked()) {
                throw new LockedException("locked");
            }
        });
        passwords.setPostAuthenticationChecks(user -> {
            if (!user.isEnabled()) {
                throw new DisabledException("not active");
            }
        });
    }

    @Override
    public @Nullable Authentication authenticate(Authentication typed) throws AuthenticationException {
        Authentication right;
        try {
            right = passwords.authenticate(typed);
        } catch (BadCredentialsException wrong) {
            if (attempts.failed(typed.getName())) {
                throw new LockedException("locked", wrong);
            }
            throw wrong;
        } catch (LockedException locked) {
            attempts.refusedAsLocked(typed.getName());
            throw locked;
        }
        if (right != null && right.getPrincipal() instanceof SignedInUser user && !attempts.succeeded(user.id())) {
            attempts.refusedAsLocked(user.getUsername());
            throw new LockedException("locked");
        }
        return right;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
