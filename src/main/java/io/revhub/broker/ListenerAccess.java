package io.revhub.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** From within the process: everything. From elsewhere: who logs in may listen to versions, for as long as the connection holds. */
record ListenerAccess(String user, String password) implements ActiveMQSecurityManager5 {

    private static final String HUB = "the hub itself";
    private static final String TOPICS = "version.";

    // no durable queues: those of one who never comes back would fill the disk
    private static final Set<CheckType> LISTENING = EnumSet.of(
            CheckType.CONSUME,
            CheckType.BROWSE,
            CheckType.CREATE_ADDRESS,
            CheckType.CREATE_NON_DURABLE_QUEUE,
            CheckType.DELETE_NON_DURABLE_QUEUE);

    @Override
    public Subject authenticate(String name, String word, RemotingConnection from, String securityDomain) {
        if (from.getTransportConnection() instanceof InVMConnection) {
            return subject(HUB);
        }
        return validateUser(name, word) ? subject(user) : null;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType checkType, String address) {
        return subject.getPrincipals().contains(new UserPrincipal(HUB))
                || address.startsWith(TOPICS) && LISTENING.contains(checkType);
    }

    @Override
    public boolean validateUser(String name, String word) {
        return same(user, name) && same(password, word);
    }

    @Override
    public boolean validateUserAndRole(String name, String word, Set<Role> roles, CheckType checkType) {
        return false;
    }

    private static Subject subject(String name) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    private static boolean same(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
