<%= java.io.File.createTempFile("hello", ".txt").delete() ? "compiled page with a temporary file" : "no" %>
