package org.plenary.server.signin;

import java.util.List;
import org.plenary.server.identity.Register;

/**
 * Everybody and everything in a process at one moment.
 *
 * @param people by name
 */
public record Membership(Register register, List<EnrolledPerson> people) {
    public Membership {
        people = List.copyOf(people);
    }
}
