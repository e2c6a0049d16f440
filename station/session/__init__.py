"""One enrollment: table of states, attempts, exceptions, draft, approval, statement, sealing."""
