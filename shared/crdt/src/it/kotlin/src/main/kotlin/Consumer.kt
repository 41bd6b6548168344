import org.plenary.crdt.Doc
import org.plenary.crdt.RelativePosition
import org.plenary.crdt.UndoManager
import org.plenary.crdt.UndoOptions
import org.plenary.crdt.YText

fun main() {
    val doc = Doc()
    val text: YText = doc.getText("text")
    val lengths = mutableListOf<Long>()
    text.observe { event -> lengths += event.delta().size.toLong() }
    val undo = UndoManager(text, UndoOptions().withTrackedOrigins(setOf("me")))
    doc.transact("me") { text.insert(0, "A draft", mapOf("bold" to true, "size" to null)) }
    check(text.toString() == "A draft")
    check(lengths == listOf(1L))

    val other = Doc()
    other.applyUpdate(doc.encodeStateAsUpdate(), null)
    check(other.getText("text").toDelta() == text.toDelta())
    // The compiler knows what may be null: without the question marks it refuses.
    check(RelativePosition.of(text, 2).resolve(other)?.index() == 2L)
    check(doc.getMap("map").get("nothing")?.toString() == null)

    undo.undo()
    check(text.length() == 0L)
}
