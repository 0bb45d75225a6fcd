#!/usr/bin/env bash
# scripts/add-migration.sh MODULE NAME: adds a migration to a module (Core for the building blocks). One set serves both engines.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/.."
module=$1 name=$2
case $module in
  Core) project=src/BuildingBlocks/BuildingBlocks folder=Data/Migrations ;;
  *) project=src/Modules/$module/$module folder=Migrations ;;
esac
dotnet tool restore
export Database__ConnectionString=${Database__ConnectionString:-Host=nowhere}
dotnet build src/Host/Migrations -p:RunAnalyzers=false -v q --nologo
dotnet ef migrations add "$name" --no-build --project "$project" --startup-project src/Host/Migrations --context "${module}Db" --output-dir "$folder"
