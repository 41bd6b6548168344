module consumer {
    requires org.plenary.crdt;
}
