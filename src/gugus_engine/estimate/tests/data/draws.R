# Rscript draws.R < cells.csv > draws.csv: the reference's resamples of each table.
# cells.csv: one line a table, its name, then the counts of all cells ordered by number of lists.
for (line in readLines(file("stdin"))) {
  part <- strsplit(line, ",")[[1]]
  counts <- as.numeric(part[-1])
  set.seed(1234)
  drawn <- rmultinom(1000, sum(counts), counts)
  write.table(data.frame(part[1], t(drawn)), sep = ",", row.names = FALSE, col.names = FALSE, quote = FALSE)
}
