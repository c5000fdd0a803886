package io.backhaul.hub.data;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Points to where PostgreSQL listens now: after a restart it has another port and the connection pool need not know. */
final class MovingDataSource extends AbstractDataSource {

    private volatile DataSource target;

    void moveTo(DataSource newTarget) {
        target = newTarget;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return target.getConnection();
    }

    /** The pool proposes one; each connection already has its own time-out. */
    @Override
    public void setLoginTimeout(int seconds) {
        // kept at the target's connectTimeout
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return target.getConnection(username, password);
    }
}
