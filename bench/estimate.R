# The two tables of `zhenping estimate`, by R survey, from the same file: Rscript bench/estimate.R DATA.csv TABLES.csv
# Prints one JSON object with the seconds that each step took.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust")

files <- commandArgs(trailingOnly = TRUE)
started <- proc.time()[["elapsed"]]
taken <- function() proc.time()[["elapsed"]] - started

data <- read.csv(files[1], colClasses = c(province = "character", county = "character"))
read <- taken()
design <- svydesign(id = ~village, strata = ~county, weights = ~weight, data = data)
designed <- taken()

measures <- c(paste0("q", 1:12), "income", "persons")
formula <- as.formula(paste("~", paste(measures, collapse = "+")))
table <- function(by) {
  figures <- svyby(formula, as.formula(paste("~", by)), design, svymean, vartype = c("se", "ci"))
  do.call(rbind, lapply(measures, function(measure) data.frame(
    by = by, area = figures[[by]], measure = measure,
    estimate = figures[[measure]], se = figures[[paste0("se.", measure)]]
  )))
}
tables <- rbind(table("province"), table("county"))
tabled <- taken()

tables$estimate <- format(tables$estimate, digits = 17)
tables$se <- format(tables$se, digits = 17)
write.csv(tables, files[2], row.names = FALSE, quote = FALSE)
cat(sprintf('{"read": %.3f, "design": %.3f, "tables": %.3f, "version": "%s"}\n',
  read, designed - read, tabled - designed, packageVersion("survey")))
